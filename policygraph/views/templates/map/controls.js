// Legend, filters and search.

/** Return the sign of a kind, as it stands in the picture. */
function glyph(kind) {
  const look = draw("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" });
  look.append(draw("use", { href: `#glyph-${kind}`, x: 2, y: 2, width: 12, height: 12, fill: KIND[kind][theme()], stroke: "currentColor", "stroke-width": 0.16 }));
  return look;
}

/** Return a short line drawn as edges of this sign are: colour, dashes, head. */
function lineOf(sign, joins = false) {
  const style = SIGN[sign];
  const colour = joins ? colours.accent : style[theme()];
  const look = draw("svg", { width: 24, height: 10, viewBox: "0 0 24 10", "aria-hidden": "true" });
  look.append(draw("line", { x1: 1, y1: 5, x2: 21, y2: 5, stroke: colour, "stroke-width": 2, "stroke-dasharray": joins ? "none" : style.dashes.join(" ") || "none" }));
  if (joins) look.append(draw("circle", { cx: 2.5, cy: 5, r: 2.5, fill: colour }), draw("circle", { cx: 21, cy: 5, r: 2.5, fill: colour }));
  if (style.head === "arrow") look.append(draw("polygon", { points: "23,5 17,1.5 17,8.5", fill: colour }));
  if (style.head === "bar") look.append(draw("line", { x1: 22, y1: 0.5, x2: 22, y2: 9.5, stroke: colour, "stroke-width": 2.5 }));
  return look;
}

function legendRow(key, look, text, count, total) {
  const on = !hidden().has(key);
  const counted = total == null ? String(count) : say("map.count", { count, total });
  return make("button", { type: "button", "data-hide": key, "aria-pressed": String(on), onclick: () => toggle(key) },
    look, make("span", { text }), make("span", { class: "n", text: counted }));
}

function toggle(key) {
  const off = hidden();
  off.has(key) ? off.delete(key) : off.add(key);
  go({ hide: [...off].sort().join(",") });
  const again = document.querySelector(`[data-hide="${key}"]`);
  if (again) again.focus();
}

function showLegend() {
  const total = CORE.drawn;
  const here = {};
  for (const id of scene.base) here[NODES[id].kind] = (here[NODES[id].kind] || 0) + 1;
  const kinds = CORE.style.kinds.map((kind) => legendRow(kind.kind, glyph(kind.kind), say(`map.kinds.${kind.kind}`), here[kind.kind] || 0, total[kind.kind] || 0));
  const signs = CORE.style.signs.map((sign) => legendRow(`sign${sign.sign}`, lineOf(sign.sign), say(`map.sign.${sign.sign || "none"}`), scene.all.filter((edge) => signOf(edge) === sign.sign).length));
  const joins = legendRow("joins", lineOf("", true), say("map.sign.joins"), scene.joins.length);
  byId("kinds").replaceChildren(byId("kinds").firstElementChild, ...kinds);
  byId("signs").replaceChildren(byId("signs").firstElementChild, ...signs, joins);
  byId("rings").replaceChildren(ringKey(true), ringKey(false));
}

function ringKey(open) {
  const look = draw("svg", { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true" });
  look.append(draw("circle", { cx: 9, cy: 9, r: 7, fill: "none", stroke: colours.accent, "stroke-width": open ? 2.5 : 1.25, "stroke-dasharray": open ? "none" : "3 3" }));
  return make("span", {}, look, make("span", { text: say(open ? "map.ring.open" : "map.ring.ended") }));
}

// -- filters ----------------------------------------------------------------------------------------------------------

const codeLabel = (code) => `${code} · ${term("code", code)}`;

/** Return the choices of a filter as groups of `[value, text]`. */
function choices(filter) {
  const present = (values) => [...new Set(values)].sort();
  const nodes = (kind) => NODES.filter((node) => node.kind === kind).sort((a, b) => a.x - b.x).map((node) => [node.key, flat(node)]);
  switch (filter) {
    case "code": {
      const codes = present(FINDINGS.map((finding) => finding.code)).sort((a, b) => a[0].localeCompare(b[0]) || a.slice(1) - b.slice(1));
      const kinds = present(codes.map((code) => code[0]));
      return [["", kinds.map((kind) => [kind, say(`map.code.${kind}`)])], [say("map.filter.codes"), codes.map((code) => [code, codeLabel(code)])]];
    }
    case "status": return [["", present(FINDINGS.map((finding) => finding.status)).map((status) => [status, term("finding_status", status)])]];
    case "level": return [["", Object.keys(CORE.terms.place_level).filter((level) => NODES.some((node) => node.level === level)).map((level) => [level, term("place_level", level)])]];
    case "place": return [["", nodes("place")]];
    case "objective": return [["", nodes("objective")]];
    case "technology": return [["", nodes("technology")]];
    default: {
      const tags = present(NODES.flatMap((node) => node.tags || []));
      const schemes = present(tags.map((tag) => tag.split(":")[0]));
      return schemes.map((scheme) => [say(`map.tag.${scheme}`), tags.filter((tag) => tag.startsWith(`${scheme}:`)).map((tag) => [tag, term(scheme, tag.slice(scheme.length + 1))])]);
    }
  }
}

/** A name on one line, as short as in the picture. */
const flat = (node) => ((state.lang === "zh" && node.zh) || node.label || node.key).split("\n").join(state.lang === "zh" ? "" : " ");

/** Fill the choices once the filters are opened, or where one is in use. */
function fillFilters() {
  if (!byId("filters").open && !filtered()) return;
  for (const select of document.querySelectorAll("select[data-filter]")) {
    const filter = select.dataset.filter;
    const option = ([value, text]) => make("option", { value, text });
    const groups = choices(filter).map(([title, rows]) => (title ? [make("optgroup", { label: title }, ...rows.map(option))] : rows.map(option)));
    select.replaceChildren(make("option", { value: "", text: say("map.any") }), ...groups.flat());
  }
}

function showFilters() {
  if (filtered() && !document.querySelector("select[data-filter] option")) fillFilters();
  for (const select of document.querySelectorAll("select[data-filter]")) select.value = state[select.dataset.filter];
  byId("f-only").checked = state.only !== "";
  const dated = state.at !== "";
  byId("f-dated").checked = dated;
  byId("f-at").disabled = !dated;
  if (dated) byId("f-at").value = monthOf(state.at);
  byId("at-shown").textContent = dated ? state.at : "";
  const count = FILTERS.filter((filter) => state[filter] !== "").length;
  byId("active").textContent = count ? String(count) : "";
  for (const id of ["first", "all"]) byId(id).setAttribute("aria-pressed", String(view() === id && !filtered()));
}

const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const dayOf = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;

/** A filter looks at the whole graph: it leaves a focus or a finding. */
const narrow = (change) => go({ ...change, id: "", finding: "", sel: "" });

function startFilters() {
  for (const select of document.querySelectorAll("select[data-filter]")) select.addEventListener("change", () => narrow({ [select.dataset.filter]: select.value }));
  byId("f-only").addEventListener("change", (event) => narrow({ only: event.target.checked ? "1" : "" }));
  byId("f-dated").addEventListener("change", (event) => narrow({ at: event.target.checked ? CORE.as_of : "" }));
  [byId("f-at").min, byId("f-at").max] = CORE.months;
  byId("f-at").addEventListener("input", (event) => narrow({ at: dayOf(Number(event.target.value)) }));
  byId("filters").addEventListener("toggle", () => (fillFilters(), showFilters()));
  byId("first").addEventListener("click", reset);
  byId("all").addEventListener("click", () => go({ ...noFilters(), view: "all", id: "", finding: "", sel: "" }));
}

const noFilters = () => Object.fromEntries(FILTERS.map((filter) => [filter, ""]));
const reset = () => go({ ...noFilters(), view: "first", id: "", finding: "", sel: "", hide: "" });

// -- search -----------------------------------------------------------------------------------------------------------

const SEARCHED = ["document_number", "agencies", "short_zh", "pinyin", "iso"];
let index = null;
let hits = [];
let pointed = -1;

/** Everything a node or finding can be found by, in lower case; built when first searched. */
function searchIndex() {
  if (index) return index;
  const nodes = NODES.map((node) => {
    const body = told().nodes[node.id];
    const named = factsOf(body).filter(({ column }) => SEARCHED.includes(column.slice(4))).flatMap(({ text }) => text);
    return { node: node.id, head: body.name.join(" ").toLowerCase(), text: [node.key, ...body.name, ...(body.title || []), ...named].join(" ").toLowerCase() };
  });
  const findings = FINDINGS.map((finding) => ({ finding: finding.id, head: finding.key, text: finding.key }));
  return (index = [...nodes, ...findings]);
}

/** Return the ten best hits: those that begin with what is asked, then those whose name holds it, then the rest. */
function find(asked) {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const rank = (entry) => (entry.head.startsWith(words[0]) ? 0 : words.every((word) => entry.head.includes(word)) ? 1 : 2);
  const found = searchIndex().filter((entry) => words.every((word) => entry.text.includes(word)));
  const links = (entry) => (entry.node == null ? 0 : AROUND[entry.node].length);
  return found.sort((a, b) => rank(a) - rank(b) || links(b) - links(a)).slice(0, 10);
}

function hitRow(entry, rank) {
  const attributes = { role: "option", id: `hit-${rank}`, "aria-selected": String(rank === pointed), onmousedown: (event) => event.preventDefault(), onclick: () => take(entry) };
  if (entry.node == null) return make("li", attributes, make("span"), make("div", {}, name(explanationOf(entry.finding)), make("small", { text: FINDINGS[entry.finding].key })));
  const node = NODES[entry.node];
  const number = factsOf(told().nodes[entry.node]).find(({ column }) => column === "pol.document_number");
  return make("li", attributes, glyph(node.kind), make("div", {}, name(nameOf(entry.node)), make("small", {}, name([say(`map.kind.${node.kind}`), number ? number.text[0] : node.key].join(" · ")))));
}

function showHits() {
  byId("hits").replaceChildren(...hits.map(hitRow));
  if (!hits.length && byId("search").value.trim()) byId("hits").append(make("li", { role: "option", "aria-disabled": "true" }, make("span"), make("span", { class: "soft", text: say("map.hits.none") })));
  const open = byId("hits").childElementCount > 0;
  byId("hits").hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (pointed >= 0) byId("search").setAttribute("aria-activedescendant", `hit-${pointed}`);
  else byId("search").removeAttribute("aria-activedescendant");
  if (pointed >= 0) byId(`hit-${pointed}`).scrollIntoView({ block: "nearest" });
}

function closeHits() {
  hits = [];
  pointed = -1;
  byId("hits").replaceChildren();
  byId("hits").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  byId("search").removeAttribute("aria-activedescendant");
}

/** Go to a hit: a finding is drawn alone, a node is selected where it stands or focused where it is not shown. */
function take(entry) {
  closeHits();
  byId("search").value = "";
  if (entry.node == null) go({ finding: FINDINGS[entry.finding].key, id: "", sel: "" });
  else select(entry.node);
}

function searchKey(event) {
  if (event.key === "ArrowDown") pointed = Math.min(hits.length - 1, pointed + 1);
  else if (event.key === "ArrowUp") pointed = Math.max(0, pointed - 1);
  else if (event.key === "Enter" && hits.length) return take(hits[Math.max(0, pointed)]);
  else if (event.key === "Escape" && !byId("hits").hidden) return event.stopPropagation(), closeHits();
  else return undefined;
  event.preventDefault();
  return showHits();
}

function searched() {
  hits = find(byId("search").value);
  pointed = hits.length ? 0 : -1;
  showHits();
}

function startSearch() {
  byId("search").addEventListener("input", () => need(searched));
  byId("search").addEventListener("keydown", searchKey);
  byId("search").addEventListener("blur", closeHits);
}
