// What happens when: clicks, keys, changes of address, language, theme and window.

/** Show the state: the scene anew where it changed, and everything beside it; what is not read yet, as soon as it is. */
function show() {
  if (!whole && (view() !== "first" || state.mode !== "map")) return void need(show);
  const key = [view(), state.finding, state.id, state.depth, state.hide, ...FILTERS.map((filter) => state[filter])].join("|");
  const anew = key !== show.last;
  show.last = key;
  if (anew) scene = compose();
  const before = lit;
  lit = neighbourhood();
  // Words and legend first: they settle how large the picture may be.
  if (whole) showLegend(), showFilters();
  showWords();
  if (anew) drawScene();
  else if (lit !== before) placeLabels();
  if (whole) showTable(), showPanel();
}

let around = 1;

/** Return the selected node and what lies around it in the picture, or nothing where all is lit. */
function neighbourhood() {
  const shown = state.sel && scene.inside.has(NUMBER[state.sel]);
  return shown ? within(NUMBER[state.sel], around, scene.inside) : null;
}

function showWords() {
  byId("lede").textContent = say("map.lede", { ...CORE.counts, date: CORE.as_of });
  const parts = [say("map.caption", { nodes: scene.nodes.length, all: Object.values(CORE.drawn).reduce((sum, count) => sum + count, 0), edges: scene.edges.length, date: CORE.as_of }), say(`map.caption.${view()}`, captionValues())];
  byId("caption").textContent = parts.join(state.lang === "zh" ? "" : " ");
}

function captionValues() {
  const asked = FILTERS.filter((filter) => state[filter] !== "").length;
  return { count: scene.findings.length, name: state.id ? flat(NODES[NUMBER[state.id]]) : "", depth: state.depth, key: state.finding, filters: asked };
}

/** Select a node: where it is shown, else with its neighbourhood. */
function select(id, depth = 1) {
  around = depth;
  edgeTold = null;
  const node = NODES[id];
  const shown = scene.inside.has(id);
  go(shown ? { sel: node.key } : { sel: node.key, id: node.key, depth: 1, finding: "" });
  need(() => announce(say("map.announce", { kind: say(`map.kind.${node.kind}`), name: nameOf(id), count: AROUND[id].length })));
}

function clicked(event) {
  const id = event.nodes[0];
  edgeTold = null;
  if (id != null) return select(id, event.event.srcEvent && event.event.srcEvent.shiftKey ? 2 : 1);
  if (event.edges.length) edgeTold = scene.edges.find((edge) => edge.id === event.edges[0]);
  return go({ sel: "" });
}

/** Show the whole name of the node under the pointer; the label in the picture may be cut. */
function hint(node, pointer) {
  byId("hint").hidden = !node || !whole;
  if (byId("hint").hidden) return;
  byId("hint").textContent = nameOf(node.id);
  const room = windowOf();
  byId("hint").style.left = `${Math.max(8, Math.min(pointer.x + 12, room.width - 360))}px`;
  byId("hint").style.top = `${Math.min(pointer.y + 14, room.height - 60)}px`;
}

// -- keys -------------------------------------------------------------------------------------------------------------

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Return the nearest node in a direction: what lies aside counts double. */
function nextNode([dx, dy]) {
  if (!state.sel || !scene.inside.has(NUMBER[state.sel])) return [...scene.nodes].sort(gravestFirst)[0];
  const from = NUMBER[state.sel];
  const here = paper.at.get(from);
  let best = null;
  for (const id of scene.nodes) {
    const place = paper.at.get(id);
    const along = (place.x - here.x) * dx + (place.y - here.y) * dy;
    const across = Math.abs((place.x - here.x) * dy) + Math.abs((place.y - here.y) * dx);
    if (along > 0 && (!best || along + 2 * across < best.far)) best = { id, far: along + 2 * across };
  }
  return best ? best.id : from;
}

function keyOnMap(event) {
  if (event.key in STEPS) select(nextNode(STEPS[event.key]), event.shiftKey ? 2 : 1);
  else if (event.key === "Enter" && state.sel) event.shiftKey ? select(NUMBER[state.sel], 2) : byId("panel").focus();
  else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: false });
  placeLabels();
}

/** Escape goes back one step: selection, then finding or focus, then filters. */
function keyAnywhere(event) {
  if (event.key !== "Escape") return;
  if (byId("save").open) byId("save").open = false;
  else if (state.sel || edgeTold) (edgeTold = null), go({ sel: "" });
  else reset();
}

// -- start ------------------------------------------------------------------------------------------------------------

function startControls() {
  byId("language").addEventListener("click", () => (Object.assign(state, { lang: other(state.lang) }), writeAddress(), translate(), fillFilters(), show()));
  byId("theme").addEventListener("click", () => changeTheme(state.dark ? "light" : "dark"));
  prefersDark.addEventListener("change", () => state.theme || changeTheme(""));
  byId("mode").addEventListener("click", () => (Object.assign(state, { mode: state.mode === "table" ? "map" : "table" }), writeAddress(), translate(), show()));
  byId("save-svg").addEventListener("click", saveSvg);
  byId("save-png").addEventListener("click", savePng);
  byId("save-link").addEventListener("click", copyLink);
  byId("print").addEventListener("click", () => print());
  byId("zoom-in").addEventListener("click", () => zoomBy(1.25));
  byId("zoom-out").addEventListener("click", () => zoomBy(0.8));
  byId("zoom-fit").addEventListener("click", fit);
  byId("map").addEventListener("keydown", keyOnMap);
  document.addEventListener("keydown", keyAnywhere);
  document.addEventListener("click", (event) => byId("save").contains(event.target) || (byId("save").open = false));
  addEventListener("hashchange", () => need(readAgain));
  addEventListener("beforeprint", () => paint(false));
  addEventListener("afterprint", () => settleTheme() || recolour());
  let later = 0;
  new ResizeObserver(() => (clearTimeout(later), (later = setTimeout(fitAgain, 120)))).observe(byId("map"));
}

function changeTheme(chosenTheme) {
  state.theme = chosenTheme;
  settleTheme();
  writeAddress();
  translate();
  recolour();
  show();
}

/** Paper is white, whatever the screen is. */
function paint(dark) {
  state.dark = dark;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  recolour();
}

function readAgain() {
  Object.assign(state, readAddress());
  settleTheme();
  recolour();
  translate();
  fillFilters();
  show();
}

let fitted = { width: 0, height: 0 };
const SLIGHT = 24; // px: a caption that takes another line

/** Fold the picture anew when the window really has another size; fit it where the change is slight. */
function fitAgain() {
  const size = windowOf();
  const slight = size.width === fitted.width && Math.abs(size.height - fitted.height) < SLIGHT;
  if (byId("map").hidden || (slight && size.height === fitted.height)) return;
  if (slight) return void fit();
  fitted = size;
  show.last = "";
  show();
}

/** On a narrow screen the picture comes first: the legend waits to be opened. */
const narrowScreen = matchMedia("(max-width: 640px)");

/** Whether the address asks for no more than the first view, whose records are read already. */
function asksFirst() {
  const keys = [...new URLSearchParams(location.hash.slice(1)).keys()];
  return !CORE.start.id && !CORE.start.finding && keys.every((key) => ["hide", "lang", "theme"].includes(key));
}

const loaded = new Promise((done) => addEventListener("load", done, { once: true }));
const REST = 120; // ms in which a first click or drag finds the page free

/** Read what stands below the script. */
async function readAll() {
  const [records, text] = await Promise.all([inflated("map-whole"), inflated("map-details")]);
  learn(JSON.parse(records));
  details = text;
  whole = true;
}

/** Do what needs all records: at once, or as soon as they are read. */
function need(work) {
  want();
  return ready.then(work);
}

function start() {
  byId("legend").open = !narrowScreen.matches;
  Object.assign(state, readAddress());
  settleTheme();
  // The file is written in one language, for a light page.
  if (whole || state.dark || state.lang !== CORE.start.lang) translate();
  readColours();
  fitted = windowOf();
  show();
  startControls();
  startFilters();
  startSearch();
}

/** Show what the first view was drawn without. */
function finish() {
  translate();
  feed();
  fillFilters();
  show();
}

// The first view is drawn before the rest is read; all else waits for it.
const first = asksFirst();
let want = null;
const wanted = new Promise((done) => (want = done));
if (first) start();
const rested = loaded.then(() => new Promise((done) => setTimeout(done, REST)));
const ready = loaded.then(() => first && Promise.race([wanted, rested])).then(readAll).then(first ? finish : start);

// For pages that embed the map, and for tests: what is shown, where it is named, and the way to change it.
window.policyMap = {
  go, ready, state,
  get network() { return network; },
  shown: () => ({ nodes: scene.nodes.map((id) => NODES[id].key), edges: scene.edges.map((edge) => String(edge.id)) }),
  drawn: () => ({ nodes: shownNodes.getIds().map((id) => NODES[id].key), edges: shownEdges.getIds().map(String) }),
  labels: () => labelsInWindow().map((label) => ({ ...label, key: NODES[label.id].key })),
  lit: () => lit && [...lit].map((id) => NODES[id].key),
  around: (key, depth) => [...within(NUMBER[key], depth, scene.inside)].map((id) => NODES[id].key),
  position: (key) => paper.at.get(NUMBER[key]),
  place: (key) => network.canvasToDOM(paper.at.get(NUMBER[key])),
};
