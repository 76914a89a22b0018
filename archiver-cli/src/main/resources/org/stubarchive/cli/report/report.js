'use strict';
(() => {
  const SHOWN = 500;
  const data = JSON.parse(document.getElementById('data').textContent);
  const head = document.querySelector('#items thead');
  const body = document.querySelector('#items tbody');
  const filter = document.getElementById('filter');
  const all = document.getElementById('all');
  const quiet = data.rows.some(r => r[0] === 'quiet');
  all.parentElement.hidden = !quiet;
  let sortBy = 0;
  let direction = 1;
  const format = (value, kind) => typeof value !== 'number' ? value
    : (kind === 'DELTA' && value > 0 ? '+' : '') + value.toLocaleString('en-US');
  const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
  const headings = document.createElement('tr');
  data.columns.forEach(([name, kind], c) => {
    const cell = document.createElement('th');
    cell.textContent = name;
    if (kind !== 'TEXT') cell.className = 'n';
    cell.addEventListener('click', () => {
      direction = sortBy === c + 1 ? -direction : 1;
      sortBy = c + 1;
      show();
    });
    headings.append(cell);
  });
  head.append(headings);
  function show() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(w => w);
    const rows = data.rows.filter(r => (all.checked || !quiet || r[0] !== 'quiet')
      && words.every(w => r.slice(1).some(v => String(v).toLowerCase().includes(w))));
    if (sortBy) rows.sort((a, b) => direction * compare(a[sortBy], b[sortBy]));
    body.replaceChildren(...rows.slice(0, SHOWN).map(r => {
      const line = document.createElement('tr');
      line.className = r[0];
      data.columns.forEach(([, kind], c) => {
        const cell = document.createElement('td');
        cell.textContent = format(r[c + 1], kind);
        if (kind !== 'TEXT') cell.className = 'n';
        line.append(cell);
      });
      return line;
    }));
    document.getElementById('count').textContent = (quiet ? '\u2014 ' : '') + rows.length + ' of ' + data.rows.length
      + (rows.length > SHOWN ? ', the first ' + SHOWN + ' shown' : '');
  }
  filter.addEventListener('input', show);
  all.addEventListener('change', show);
  /* '#filter=TEXT' behind the page's address. */
  filter.value = new URLSearchParams(location.hash.slice(1)).get('filter') || '';
  show();
  document.body.dataset.ready = 'true';
})();
