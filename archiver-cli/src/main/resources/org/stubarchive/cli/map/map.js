"use strict";
(() => {
  const archive = JSON.parse(document.getElementById("data").textContent);
  const sides = archive.sides, two = sides.length === 2;
  const palette = ["#7fb3e6", "#f2b56b", "#8fcf9a", "#e59a9a", "#b9a3e0", "#d8c06a", "#74c7c7", "#e0a3cf", "#b5bcc7", "#c9a98b", "#9fb58a"];
  const classes = { "added": "#5fbf77", "removed": "#e0736c", "entry-points-changed": "#a582dc", "cpu-variant-changed": "#4fb3bf", "code-changed": "#f0a04b",
    "relocation-only": "#e6cf4a", "dependency-changed": "#e08fc4", "moved": "#b4c3d8", "identical": "#dfe3e9" };
  const svgSpace = "http://www.w3.org/2000/svg";
  const byId = id => document.getElementById(id);
  const number = n => n.toLocaleString("en-US");
  const names = ["old", "new"];
  const ids = [...new Set(sides.flatMap(s => s.targets.map(t => t.id)))];
  const none = { textBytes: 0, units: [] };
  const categories = [...new Set(sides.flatMap(s => s.targets.flatMap(t => t.units.map(u => u.category))))];
  const colour = u => two ? classes[u.change.class] : palette[categories.indexOf(u.category) % palette.length];
  const haystack = u => (u.name + " " + u.features + " " + u.category + " " + u.id + (two ? " " + u.change.class + " " + u.change.flags.join(" ")
    + (u.change.class === "identical" || u.change.class === "moved" ? "" : " changed") : "")).toLowerCase();
  let shown = [];
  let rects = [];

  sides.forEach((s, i) => s.targets.forEach(t => t.units.forEach(u => { u.side = i; })));
  for (const c of archive.changes || []) {
    c.units = c.units.map((n, i) => n < 0 ? null : sides[i].targets.find(t => t.id === c.target).units[n]);
    for (const u of c.units) if (u) u.change = c;
  }

  function element(parent, name, attributes, text) {
    const e = document.createElementNS(parent instanceof SVGElement || name === "svg" ? svgSpace : "http://www.w3.org/1999/xhtml", name);
    for (const key in attributes) e.setAttribute(key, attributes[key]);
    if (text !== undefined) e.textContent = text;
    parent.appendChild(e);
    return e;
  }

  /* Squarified treemap (Bruls, Huizing, van Wijk 2000): rows along the shorter side, as long as their worst aspect ratio gets better. */
  function squarify(items, x, y, w, h, place) {
    let rest = items.filter(i => i.size > 0).sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1));
    let total = rest.reduce((s, i) => s + i.size, 0);
    while (rest.length > 0 && w > 0 && h > 0) {
      const side = Math.min(w, h), scale = w * h / total;
      let count = 0, sum = 0, worst = Infinity;
      while (count < rest.length) {
        const next = sum + rest[count].size, strip = next * scale / side;
        const ratio = Math.max(strip * strip / (rest[count].size * scale), rest[0].size * scale / (strip * strip));
        if (ratio > worst) break;
        worst = ratio; sum = next; count++;
      }
      const strip = sum * scale / side;
      let at = 0;
      for (const item of rest.slice(0, count)) {
        const length = item.size * scale / strip;
        if (w >= h) place(item, x, y + at, strip, length); else place(item, x + at, y, length, strip);
        at += length;
      }
      if (w >= h) { x += strip; w -= strip; } else { y += strip; h -= strip; }
      total -= sum;
      rest = rest.slice(count);
    }
  }

  function grouped(units, key) {
    const groups = new Map();
    for (const u of units) {
      const k = key(u);
      if (!groups.has(k)) groups.set(k, { key: k, size: 0, units: [] });
      const g = groups.get(k);
      g.size += u.size; g.units.push(u);
    }
    return [...groups.values()];
  }

  function unitRect(svg, unit, x, y, w, h) {
    const r = element(svg, "rect", { class: "unit", x, y, width: Math.max(w, .3), height: Math.max(h, .3), fill: colour(unit) });
    element(r, "title", {}, unit.name + " (" + unit.features + "), " + number(unit.size) + " bytes" + (two ? ", " + unit.change.class : ""));
    r.addEventListener("click", () => show(unit));
    rects.push({ rect: r, unit });
  }

  function caption(svg, text, x, y, w, css) {
    const fits = Math.floor((w - 6) / 6.6);
    if (fits >= Math.min(text.length, 8)) element(svg, "text", { x: x + 3, y, class: css }, text.length > fits ? text.slice(0, fits - 1) + "…" : text);
  }

  /* Both treemaps have the same scale: an archive of half the bytes gets half the height. */
  function drawTreemap(parent, target) {
    const W = two ? 640 : 1000, head = 15, bytes = t => t.units.reduce((s, u) => s + u.size, 0);
    const H = Math.max(40, (two ? 640 : 560) * bytes(target) / Math.max(1, ...shown.map(bytes)));
    const svg = element(parent, "svg", { class: "treemap", role: "img", "aria-label": "treemap", viewBox: "0 0 " + W + " " + H });
    squarify(grouped(target.units, u => u.category), 0, 0, W, H, (category, x, y, w, h) => {
      element(svg, "rect", { x, y, width: w, height: h, fill: "#fff", stroke: "#5d6878" });
      const titled = h > 3 * head && w > 40;
      if (titled) caption(svg, category.key + " " + number(category.size), x, y + 11, w, "group");
      const top = titled ? head : 1;
      squarify(grouped(category.units, u => u.name), x + 1, y + top, w - 2, h - top - 1, (stub, sx, sy, sw, sh) => {
        squarify(stub.units.map(u => ({ key: u.features, size: u.size, unit: u })), sx, sy, sw, sh, (v, vx, vy, vw, vh) => unitRect(svg, v.unit, vx, vy, vw, vh));
        if (sh > 14) caption(svg, stub.key, sx, sy + 11, sw, "stub");
      });
    });
  }

  function drawPages(parent, target) {
    const W = two ? 640 : 1000, row = 22, left = 74, wide = W - left - 2;
    const count = Math.ceil(target.textBytes / archive.pageSize);
    const svg = element(parent, "svg", { class: "pages", role: "img", "aria-label": "page map", viewBox: "0 0 " + W + " " + Math.max(1, count * row) });
    for (let p = 0; p < count; p++) {
      element(svg, "text", { x: 4, y: p * row + 15 }, "0x" + (p * archive.pageSize).toString(16).padStart(6, "0"));
      element(svg, "rect", { x: left, y: p * row + 2, width: wide, height: row - 4, fill: "#eceff3" });
    }
    for (const u of target.units) {
      for (let p = Math.floor(u.start / archive.pageSize); p * archive.pageSize < u.start + u.size; p++) {
        const from = Math.max(u.start, p * archive.pageSize), to = Math.min(u.start + u.size, (p + 1) * archive.pageSize);
        unitRect(svg, u, left + (from - p * archive.pageSize) / archive.pageSize * wide, p * row + 2, (to - from) / archive.pageSize * wide, row - 4);
      }
    }
  }

  function drawSides() {
    const parent = byId("sides");
    parent.replaceChildren();
    const heading = i => two ? names[i] + ": " + sides[i].file + ", " : "";
    shown.forEach((t, i) => {
      const box = element(parent, "div", { class: "side" });
      element(box, "h2", {}, heading(i) + (two ? number(t.units.reduce((s, u) => s + u.size, 0)) + " bytes" : "Bytes by category, stub and variant"));
      drawTreemap(box, t);
      element(box, "h2", {}, "Pages of the text");
      drawPages(box, t);
    });
  }

  function drawLegend() {
    const legend = byId("legend");
    legend.replaceChildren();
    const entry = (fill, text) => {
      const s = element(legend, "span", {});
      element(s, "i", { style: "background:" + fill });
      s.append(text);
    };
    if (two) {
      const changes = archive.changes.filter(c => c.target === byId("target").value);
      for (const name in classes) entry(classes[name], name + ": " + changes.filter(c => c.class === name).length);
    } else {
      for (const g of grouped(shown[0].units, u => u.category)) entry(colour(g.units[0]), g.key + ": " + g.units.length + " variants, " + number(g.size) + " bytes");
    }
  }

  function matching() {
    const words = byId("filter").value.toLowerCase().split(/\s+/).filter(w => w);
    return u => words.every(w => haystack(u).includes(w));
  }

  /* One unit for each thing that can be looked at: of two archives the new one where there is one. */
  function items() {
    return shown.flatMap(t => t.units).filter(u => !two || u === (u.change.units[1] || u.change.units[0]));
  }

  function filter() {
    const matches = matching();
    for (const r of rects) r.rect.classList.toggle("dim", !matches(r.unit));
    const all = items(), found = all.filter(matches);
    byId("count").textContent = found.length + " of " + all.length + " variants, " + number(found.reduce((s, u) => s + u.size, 0)) + " bytes";
    if (found.length === 1) show(found[0]);
  }

  function links(parent, list, units) {
    list.forEach((name, i) => {
      if (i > 0) parent.append(", ");
      const unit = units.find(u => u.name === name || name.startsWith(u.name + "."));
      if (unit) element(parent, "a", { role: "link", tabindex: 0 }, name).addEventListener("click", () => show(unit));
      else parent.append(name);
    });
    if (list.length === 0) parent.append("none");
  }

  /* What is known of a unit besides its code: name of the fact and a function that fills a cell. */
  function facts(unit) {
    const units = shown[unit.side].units;
    const text = value => cell => cell.append(value);
    return [
      ["id", text(unit.id)],
      ["category", text(unit.category)],
      ["variant", text(unit.features)],
      ["place", text("text offset 0x" + unit.start.toString(16) + ", " + number(unit.code) + " bytes of instructions, " + number(unit.size - unit.code) + " of constants")],
      ["entries", text(unit.entries.map(e => e[1] + " +0x" + e[0].toString(16)).join(", "))],
      ["depends on", text(unit.dependencies.join(", ") || "nothing")],
      ["refers to", cell => links(cell, unit.references, units)],
      ["used by", cell => links(cell, [...new Set(units.filter(u => u.references.some(r => r === unit.name || r.startsWith(unit.name + "."))).map(u => u.name))], units)],
      ["other variants", cell => {
        const others = units.filter(u => u.name === unit.name && u !== unit);
        others.forEach((u, i) => { if (i > 0) cell.append(", "); element(cell, "a", { role: "link" }, u.features).addEventListener("click", () => show(u)); });
        if (others.length === 0) cell.append("none");
      }]];
  }

  function line(parent, l) {
    if (l[0] === "e") element(parent, "span", { class: "entry" }, l[2] + ":");
    else if (l[0] === "l") element(parent, "span", { class: "label" }, " " + l[2] + ":");
    else { element(parent, "span", { class: "at" }, l[1].toString(16).padStart(6) + "  "); parent.append(l[2]); }
  }

  const noDecoder = "no decoder for this target in the version that made this page";

  function showOne(detail, unit) {
    const list = element(detail, "dl", {});
    for (const [name, fill] of facts(unit)) { element(list, "dt", {}, name); fill(element(list, "dd", {})); }
    const pre = element(detail, "pre", {});
    for (const l of unit.listing) { line(pre, l); pre.append("\n"); }
    if (unit.listing.length === 0) pre.append(noDecoder);
  }

  /* An instruction with the labels before it. */
  function blocks(unit) {
    const result = [];
    let lines = [];
    for (const l of unit ? unit.listing : []) {
      lines.push(l);
      if (l[0] === "i") { result.push({ offset: l[1], lines }); lines = []; }
    }
    if (lines.length > 0) result.push({ offset: -1, lines });
    return result;
  }

  /* Rows of two listings: [old block, new block, class]. */
  function rows(change) {
    const old = blocks(change.units[0]), now = blocks(change.units[1]);
    if (!change.matches) return old.map((b, i) => [b, now[i], ""]);
    const matches = new Map(change.matches.map(m => [m[0], m])), position = new Map(now.map((b, i) => [b.offset, i]));
    const result = [];
    let next = 0;
    for (const b of old) {
      const m = matches.get(b.offset), at = m && position.get(m[1]);
      if (at === undefined || at < next) { result.push([b, null, "gone"]); continue; }
      while (next < at) result.push([null, now[next++], "come"]);
      result.push([b, now[next++], m[2] ? "" : "differs"]);
    }
    while (next < now.length) result.push([null, now[next++], "come"]);
    return result;
  }

  function showPair(detail, change) {
    const [old, now] = change.units;
    element(detail, "p", { id: "change" }, change.class + (change.flags.length ? " (" + change.flags.join(", ") + ")" : "") + ", " + number(change.bytes) + (change.bytes === 1 ? " byte changed" : " bytes changed"));
    const table = element(element(detail, "div", { class: "wide" }), "table", { class: "facts" });
    const head = element(table, "tr", {});
    element(head, "th", {});
    names.forEach((n, i) => element(head, "th", {}, n + ": " + sides[i].file));
    const left = old ? facts(old) : [], right = now ? facts(now) : [];
    (now ? right : left).forEach((f, i) => {
      const row = element(table, "tr", {});
      element(row, "th", {}, f[0]);
      const cells = [left, right].map(side => {
        const cell = element(row, "td", {});
        if (side[i]) side[i][1](cell); else cell.append("—");
        return cell;
      });
      if (cells[0].textContent !== cells[1].textContent) row.className = "differs";
    });
    const code = element(element(detail, "div", { class: "wide" }), "table", { class: "code" });
    if ([old, now].some(u => u && u.listing.length === 0)) { element(element(code, "tr", {}), "td", {}, noDecoder); return; }
    for (const [a, b, css] of rows(change)) {
      const before = a ? a.lines : [], after = b ? b.lines : [], count = Math.max(before.length, after.length);
      /* Labels are shown above, so that both instructions stand in one line. */
      for (let i = 0; i < count; i++) {
        const row = element(code, "tr", {});
        [before, after].forEach((lines, s) => {
          const l = lines[i - (count - lines.length)];
          const mark = l && l[0] === "i" ? css : "";
          const cell = element(row, "td", { class: mark === "gone" && s === 1 || mark === "come" && s === 0 ? "" : mark });
          if (l) line(cell, l);
        });
      }
    }
  }

  function show(unit) {
    const chosen = two ? unit.change.units : [unit];
    for (const r of rects) r.rect.classList.toggle("chosen", chosen.includes(r.unit));
    const detail = byId("detail");
    detail.replaceChildren();
    element(detail, "h3", {}, unit.name);
    if (two) showPair(detail, unit.change); else showOne(detail, unit);
    detail.scrollTop = 0;
  }

  function draw() {
    rects = [];
    shown = sides.map(s => s.targets.find(t => t.id === byId("target").value) || none);
    drawLegend(); drawSides(); filter();
    const found = items().filter(matching());
    const weight = u => two && u.change.class !== "identical" && u.change.class !== "moved" ? 1e12 + u.change.bytes : u.size;
    if (found.length > 0) show(found.reduce((a, b) => (weight(b) > weight(a) ? b : a)));
  }

  byId("name").textContent = sides.map(s => s.file).join(" → ");
  document.querySelector("main").classList.toggle("two", two);
  if (two) byId("filter").placeholder = "filter: name, feature, class, 'changed'";
  for (const id of ids) element(byId("target"), "option", { value: id }, id);
  byId("target").addEventListener("change", draw);
  byId("filter").addEventListener("input", filter);
  const asked = new URLSearchParams(location.hash.slice(1));
  byId("filter").value = asked.get("filter") || "";
  draw();
  const wanted = rects.find(r => r.unit.name === asked.get("stub") && !r.rect.classList.contains("dim")) || rects.find(r => r.unit.name === asked.get("stub"));
  if (wanted) wanted.rect.dispatchEvent(new MouseEvent("click"));
  document.body.dataset.ready = "true";
})();
