// The picture: bands, rings, nodes and edges, and labels at a size that does not change with the zoom, no two of which
// overlap.

const KIND = Object.fromEntries(CORE.style.kinds.map((kind) => [kind.kind, kind]));
const SIGN = Object.fromEntries(CORE.style.signs.map((sign) => [sign.sign, sign]));
const MANY = 500;

const shownNodes = new vis.DataSet();
const shownEdges = new vis.DataSet();
let network = null;
let scene = null;
let paper = { at: new Map(), bands: [], width: 1, height: 1 };
let lit = null; // nodes that are not dimmed, or null where all are lit
let labels = [];
let colours = {};

const theme = () => (state.dark ? "dark" : "light");

function readColours() {
  const style = getComputedStyle(document.documentElement);
  colours = Object.fromEntries(["paper", "ink", "soft", "line", "accent"].map((key) => [key, style.getPropertyValue(`--${key}`).trim()]));
}

/** Return how an edge is drawn: in `opacity`, `head` is how it ends, and `scale` how large that is. */
function edgeLook(edge) {
  const bright = !lit || (lit.has(edge.from) && lit.has(edge.to));
  if (edge.relation === "finding") return { color: colours.accent, opacity: bright ? 0.9 : 0.1, width: 1.8, dashes: [], head: "dot", scale: 0.35 };
  const sign = SIGN[signOf(edge)];
  return {
    color: sign[theme()],
    opacity: bright ? brightness(sign.sign) : 0.1,
    width: sign.width,
    // In a crowd dots cost much and are not seen: no head and no colour tell an unsigned link.
    dashes: sign.sign || !crowded() ? sign.dashes : [],
    head: sign.head,
    scale: sign.head === "bar" ? 0.6 : 0.5,
  };
}

/** A crowd of links is drawn faintly, so that nodes and names stay in front. */
const brightness = (sign) => (crowded() ? (sign ? 0.45 : 0.12) : sign ? 1 : 0.55);

const windowOf = () => ({ width: byId("map").clientWidth, height: byId("map").clientHeight });

/** Draw a new scene from scratch and fit it into the window. */
function drawScene() {
  labels = [];
  paper = pack(scene.nodes, [...scene.all, ...scene.joins], windowOf());
  bends = bendsOf(scene.edges);
  drawn = null;
  if (!network) startPicture();
  else if (crowded() !== drawScene.crowded) network.setOptions({ interaction: manners() });
  drawScene.crowded = crowded();
  fed = false;
  if (whole) feed();
  fit();
}

let fed = false; // whether vis-network knows the scene

/** Tell vis-network what it answers the pointer about: places, sizes and lines. */
function feed() {
  if (fed) return;
  fed = true;
  const bent = (bend) => (bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : { enabled: false });
  shownEdges.clear();
  shownNodes.clear();
  shownNodes.add(scene.nodes.map((id) => ({ id, ...paper.at.get(id), size: NODES[id].size })));
  shownEdges.add(scene.edges.map(({ id, from, to }) => ({ id, from, to, smooth: bent(bends.get(id)) })));
  // What vis-network notes of a node when it draws it.
  for (const { shape, x, y, options: { size } } of Object.values(network.body.nodes)) Object.assign(shape, { left: x - size, top: y - size, width: 2 * size, height: 2 * size });
}

const crowded = () => scene.nodes.length > MANY;

/** In a crowd nothing answers to the pointer alone: each answer draws everything anew. */
const manners = () => ({ hover: !crowded() });

function fit() {
  const window = windowOf();
  const scale = Math.min(1.3, (window.width - ROOM.edge) / paper.width, window.height / paper.height);
  network.moveTo({ position: { x: paper.width / 2, y: paper.height / 2 }, scale, animation: false });
  placeLabels();
}

/** Draw once more with the next frame, however often it was asked for. */
const drawSoon = () => network.body.emitter.emit("_requestRedraw");

function startPicture() {
  const options = { ...CORE.options, interaction: { ...CORE.options.interaction, ...manners() } };
  network = new vis.Network(byId("map"), { nodes: shownNodes, edges: shownEdges }, options);
  // The canvas is one picture to a reader; the container has its name and the keys.
  byId("map").querySelector("canvas").setAttribute("aria-hidden", "true");
  for (const sort of ["pointerdown", "pointermove"]) byId("map").addEventListener(sort, feed, { capture: true });
  network.on("beforeDrawing", drawUnder);
  network.on("afterDrawing", drawLabels);
  network.on("zoom", () => crowded() || placeLabels());
  paintAlone();
  easeMoving();
  network.on("click", clicked);
  network.on("hoverNode", (event) => hint(NODES[event.node], event.pointer.DOM));
  network.on("blurNode", () => hint(null));
  network.on("dragStart", () => hint(null));
}

function drawUnder(ctx) {
  drawBands(ctx);
  drawRings(ctx);
  paintScene(ctx);
}

function recolour() {
  readColours();
  placeLabels();
  network.redraw();
}

/** Rule the bands and name them at the edge of the paper, at a size that does not change with the zoom. */
function drawBands(ctx) {
  const px = 1 / network.getScale();
  ctx.save();
  ctx.lineWidth = px;
  ctx.strokeStyle = colours.line;
  ctx.fillStyle = colours.soft;
  ctx.font = fontOf(10 * px);
  ctx.textAlign = "center";
  let named = "";
  for (const band of paper.bands) {
    const kind = NODES[band.ids[0]].kind;
    if (named && kind !== named) ctx.beginPath(), ctx.moveTo(0, band.top - 4), ctx.lineTo(paper.width, band.top - 4), ctx.stroke();
    if (kind !== named) nameBand(ctx, say(`map.kinds.${kind}`), band, px);
    named = kind;
  }
  ctx.restore();
}

/** Chinese stands upright, letter below letter; Latin letters are turned. */
function nameBand(ctx, text, band, px) {
  const middle = (band.top + band.bottom - 8) / 2;
  if (state.lang === "zh") {
    [...text].forEach((mark, rank, all) => ctx.fillText(mark, 7 * px, middle + (rank - (all.length - 1) / 2) * 12 * px + 4 * px));
    return;
  }
  ctx.save();
  ctx.translate(10 * px, middle);
  ctx.rotate(-Math.PI / 2);
  if (ctx.measureText(text).width < band.bottom - band.top) ctx.fillText(text, 0, 0);
  ctx.restore();
}

/** Ring the parties of findings: whole where one is open, broken where all have ended. */
function drawRings(ctx) {
  for (const [id, party] of scene.parties) {
    const place = paper.at.get(id);
    ctx.save();
    ctx.globalAlpha = !lit || lit.has(id) ? 1 : 0.15;
    ctx.lineWidth = party.open ? 2.5 : 1.25;
    ctx.strokeStyle = colours.accent;
    if (!party.open) ctx.setLineDash([3, 3]);
    ctx.beginPath();
    ctx.arc(place.x, place.y, ringOf(NODES[id]), 0, 2 * Math.PI);
    ctx.stroke();
    ctx.restore();
  }
}

const ringOf = (node) => node.size * 1.25 + 4;
const sizeOf = (id) => (scene.parties.has(id) ? ringOf(NODES[id]) : NODES[id].size * 1.1);
