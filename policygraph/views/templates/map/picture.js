// The picture: vis-network draws nodes and edges; rings and labels are drawn over it at a size that does not change with
// the zoom, and no two labels overlap.

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

function visOptions() {
  const groups = {};
  for (const kind of CORE.style.kinds) {
    const color = { background: kind[theme()], border: colours.ink };
    groups[kind.kind] = { shape: kind.shape, color: { ...color, highlight: color, hover: color }, borderWidth: 1, borderWidthSelected: 2.5 };
  }
  return { ...CORE.options, groups };
}

function visNode(id) {
  const node = NODES[id];
  return { id, ...paper.at.get(id), group: node.kind, size: node.size, opacity: !lit || lit.has(id) ? 1 : 0.15 };
}

/** Return edges as vis-network wants them; of several between the same two nodes each takes its own curve. */
function visEdges() {
  const beside = new Map();
  return scene.edges.map((edge) => {
    const pair = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    const rank = beside.get(pair) || 0;
    beside.set(pair, rank + 1);
    const smooth = rank ? { enabled: true, type: (rank % 2 === 1) === (edge.from < edge.to) ? "curvedCW" : "curvedCCW", roundness: 0.12 + 0.06 * rank } : { enabled: false };
    return { id: edge.id, from: edge.from, to: edge.to, smooth, ...edgeLook(edge) };
  });
}

function edgeLook(edge) {
  const bright = !lit || (lit.has(edge.from) && lit.has(edge.to));
  if (edge.relation === "finding") {
    const end = { enabled: true, type: "circle", scaleFactor: 0.35 };
    return { color: { color: colours.accent, highlight: colours.accent, opacity: bright ? 0.9 : 0.1 }, width: 1.8, dashes: false, arrows: { to: end, from: end } };
  }
  const sign = SIGN[signOf(edge)];
  const colour = sign[theme()];
  return {
    color: { color: colour, highlight: colour, hover: colour, opacity: bright ? brightness(sign.sign) : 0.1 },
    width: sign.width,
    // In a crowd dots cost much and are not seen: no head and no colour tell an unsigned link.
    dashes: sign.dashes.length && (sign.sign || !crowded()) ? sign.dashes : false,
    arrows: sign.head ? { to: { enabled: true, type: sign.head, scaleFactor: sign.head === "bar" ? 0.6 : 0.5 } } : "",
  };
}

/** A crowd of links is drawn faintly, so that nodes and names stay in front. */
const brightness = (sign) => (crowded() ? (sign ? 0.45 : 0.12) : sign ? 1 : 0.55);

const windowOf = () => ({ width: byId("map").clientWidth, height: byId("map").clientHeight });

/** Draw a new scene from scratch and fit it into the window. */
function drawScene() {
  labels = [];
  paper = pack(scene.nodes, [...scene.all, ...scene.joins], windowOf());
  shownEdges.clear();
  shownNodes.clear();
  shownNodes.add(scene.nodes.map(visNode));
  shownEdges.add(visEdges());
  if (!network) startPicture();
  else if (crowded() !== drawScene.crowded) network.setOptions({ interaction: manners() });
  drawScene.crowded = crowded();
  drawn = null;
  fit();
}

const crowded = () => scene.nodes.length > MANY;

/** In a crowd nothing answers to the pointer alone: each answer draws everything anew. */
const manners = () => ({ hover: !crowded() });

/** Draw the same scene with other colours or another part of it lit. */
function redraw() {
  shownNodes.update(scene.nodes.map((id) => ({ id, opacity: !lit || lit.has(id) ? 1 : 0.15 })));
  shownEdges.update(scene.edges.map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
  placeLabels();
}

function fit() {
  const window = windowOf();
  const scale = Math.min(1.3, (window.width - ROOM.edge) / paper.width, window.height / paper.height);
  network.moveTo({ position: { x: paper.width / 2, y: paper.height / 2 }, scale, animation: false });
  placeLabels();
}

/** Draw once more with the next frame, however often it was asked for. */
const drawSoon = () => network.body.emitter.emit("_requestRedraw");

function startPicture() {
  const options = visOptions();
  Object.assign(options.interaction, manners());
  network = new vis.Network(byId("map"), { nodes: shownNodes, edges: shownEdges }, options);
  // The canvas is one picture to a reader; the container has its name and the keys.
  byId("map").querySelector("canvas").setAttribute("aria-hidden", "true");
  network.on("beforeDrawing", drawRings);
  network.on("afterDrawing", drawLabels);
  network.on("zoom", () => crowded() || placeLabels());
  easeMoving();
  network.on("click", clicked);
  network.on("hoverNode", (event) => hint(NODES[event.node], event.pointer.DOM));
  network.on("blurNode", () => hint(null));
  network.on("dragStart", () => hint(null));
}

function recolour() {
  readColours();
  network.setOptions(visOptions());
  redraw();
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
  drawBands(ctx);
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
