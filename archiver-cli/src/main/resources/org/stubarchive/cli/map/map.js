"use strict";
(() => {
  const archive = JSON.parse(document.getElementById("data").textContent);
  const palette = ["#7fb3e6", "#f2b56b", "#8fcf9a", "#e59a9a", "#b9a3e0", "#d8c06a", "#74c7c7", "#e0a3cf", "#b5bcc7", "#c9a98b", "#9fb58a"];
  const svgSpace = "http://www.w3.org/2000/svg";
  const byId = id => document.getElementById(id);
  const number = n => n.toLocaleString("en-US");
  const categories = [...new Set(archive.targets.flatMap(t => t.units.map(u => u.category)))];
  const colour = c => palette[categories.indexOf(c) % palette.length];
  let target = archive.targets[0];
  let rects = [];

  function element(parent, name, attributes, text) {
    const e = document.createElementNS(parent instanceof SVGElement ? svgSpace : "http://www.w3.org/1999/xhtml", name);
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
    const r = element(svg, "rect", { class: "unit", x, y, width: Math.max(w, .3), height: Math.max(h, .3), fill: colour(unit.category) });
    element(r, "title", {}, unit.name + " (" + unit.features + "), " + number(unit.size) + " bytes");
    r.addEventListener("click", () => show(unit));
    rects.push({ rect: r, unit });
  }

  function caption(svg, text, x, y, w, css) {
    const fits = Math.floor((w - 6) / 6.6);
    if (fits >= Math.min(text.length, 8)) element(svg, "text", { x: x + 3, y, class: css }, text.length > fits ? text.slice(0, fits - 1) + "…" : text);
  }

  function drawTreemap() {
    const svg = byId("treemap");
    const W = 1000, H = 560, head = 15;
    svg.setAttribute("viewBox", "0 0 " + W + " " + H);
    svg.replaceChildren();
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

  function drawPages() {
    const svg = byId("pages");
    const W = 1000, row = 22, left = 74, wide = W - left - 2;
    const count = Math.ceil(target.textBytes / archive.pageSize);
    svg.setAttribute("viewBox", "0 0 " + W + " " + count * row);
    svg.replaceChildren();
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

  function drawLegend() {
    const legend = byId("legend");
    legend.replaceChildren();
    for (const g of grouped(target.units, u => u.category)) {
      const s = element(legend, "span", {});
      element(s, "i", { style: "background:" + colour(g.key) });
      s.append(g.key + ": " + g.units.length + " variants, " + number(g.size) + " bytes");
    }
  }

  function matching() {
    const words = byId("filter").value.toLowerCase().split(/\s+/).filter(w => w);
    return u => words.every(w => (u.name + " " + u.features + " " + u.category + " " + u.id).toLowerCase().includes(w));
  }

  function filter() {
    const matches = matching();
    for (const r of rects) r.rect.classList.toggle("dim", !matches(r.unit));
    const found = target.units.filter(matches);
    byId("count").textContent = found.length + " of " + target.units.length + " variants, " + number(found.reduce((s, u) => s + u.size, 0)) + " bytes";
    if (found.length === 1) show(found[0]);
  }

  function links(parent, names) {
    names.forEach((name, i) => {
      if (i > 0) parent.append(", ");
      const unit = target.units.find(u => u.name === name || name.startsWith(u.name + "."));
      if (unit) element(parent, "a", { role: "link", tabindex: 0 }, name).addEventListener("click", () => show(unit));
      else parent.append(name);
    });
    if (names.length === 0) parent.append("none");
  }

  function show(unit) {
    for (const r of rects) r.rect.classList.toggle("chosen", r.unit === unit);
    const detail = byId("detail");
    detail.replaceChildren();
    element(detail, "h3", {}, unit.name);
    const list = element(detail, "dl", {});
    const row = (name, value) => { element(list, "dt", {}, name); return element(list, "dd", {}, value); };
    row("id", unit.id);
    row("category", unit.category);
    row("variant", unit.features);
    row("place", "text offset 0x" + unit.start.toString(16) + ", " + number(unit.code) + " bytes of instructions, " + number(unit.size - unit.code) + " of constants");
    row("entries", unit.entries.map(e => e[1] + " +0x" + e[0].toString(16)).join(", "));
    row("depends on", unit.dependencies.join(", ") || "nothing");
    links(row("refers to", ""), unit.references);
    links(row("used by", ""), [...new Set(target.units.filter(u => u.references.some(r => r === unit.name || r.startsWith(unit.name + "."))).map(u => u.name))]);
    const others = target.units.filter(u => u.name === unit.name && u !== unit);
    const variants = row("other variants", "");
    others.forEach((u, i) => { if (i > 0) variants.append(", "); element(variants, "a", { role: "link" }, u.features).addEventListener("click", () => show(u)); });
    if (others.length === 0) variants.append("none");
    const pre = element(detail, "pre", {});
    for (const line of unit.listing) {
      if (line[0] === "e") element(pre, "span", { class: "entry" }, line[2] + ":\n");
      else if (line[0] === "l") element(pre, "span", { class: "label" }, " " + line[2] + ":\n");
      else { element(pre, "span", { class: "at" }, line[1].toString(16).padStart(6) + "  "); pre.append(line[2] + "\n"); }
    }
    if (unit.listing.length === 0) pre.append("no decoder for this target in the version that made this page");
    detail.scrollTop = 0;
  }

  function draw() {
    rects = [];
    drawLegend(); drawTreemap(); drawPages(); filter();
    const found = target.units.filter(matching());
    if (found.length > 0) show(found.reduce((a, b) => (b.size > a.size ? b : a)));
  }

  byId("name").textContent = archive.file;
  for (const t of archive.targets) element(byId("target"), "option", { value: t.id }, t.id);
  byId("target").addEventListener("change", e => { target = archive.targets.find(t => t.id === e.target.value); draw(); });
  byId("filter").addEventListener("input", filter);
  const asked = new URLSearchParams(location.hash.slice(1));
  byId("filter").value = asked.get("filter") || "";
  draw();
  const wanted = rects.find(r => r.unit.name === asked.get("stub"));
  if (wanted) wanted.rect.dispatchEvent(new MouseEvent("click"));
  document.body.dataset.ready = "true";
})();
