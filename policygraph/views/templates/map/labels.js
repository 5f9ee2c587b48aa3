// Labels: the gravest first, each below its node or beside it, only where nothing is covered.

const MOST_LABELS = 260;
const CROWD_LABELS = 90;
const CELL = 64;

/** Decide which nodes are named at this zoom, and where; boxes are in px, relative to the place of the node. */
function placeLabels() {
  const scale = network.getScale();
  const grid = new Map();
  if (!crowded()) for (const id of scene.nodes) mark(grid, glyphBox(id, scale));
  // Of a crowd only some are named; the closer one looks, the more.
  const most = crowded() ? Math.min(MOST_LABELS, CROWD_LABELS + Math.max(0, scale - 0.3) * 400) : MOST_LABELS;
  labels = [];
  for (const id of scene.nodes.slice().sort(gravestFirst)) {
    if (labels.length >= most) break;
    const label = labelFor(id, scale, grid);
    if (label) {
      mark(grid, label);
      labels.push(label);
    }
  }
  drawSoon();
}

function gravestFirst(a, b) {
  return weight(a) - weight(b) || NODES[b].size - NODES[a].size || a - b;
}

const CROWD_ORDER = ["objective", "indicator", "place", "technology", "policy", "provision", "number"];

/** Small weighs first: what is selected, the parties of findings by rank, the rest of their chains, then all others. */
function weight(id) {
  if (NODES[id].key === state.sel || NODES[id].key === state.id) return -1;
  const dimmed = lit && !lit.has(id) ? 1e6 : 0;
  if (crowded()) return dimmed + CROWD_ORDER.indexOf(NODES[id].kind);
  return dimmed + (scene.order.has(id) ? scene.order.get(id) : 1e5);
}

function glyphBox(id, scale) {
  const place = paper.at.get(id);
  const half = sizeOf(id) * scale;
  return { id, x: place.x * scale - half, y: place.y * scale - half, width: 2 * half, height: 2 * half };
}

/** Return the first of four places around a node where its label covers nothing, or nothing. */
function labelFor(id, scale, grid) {
  const node = NODES[id];
  const box = labelBox(node, state.lang);
  if (!box.lines.length) return null;
  const place = paper.at.get(id);
  const away = sizeOf(id) * scale + 3;
  const [x, y] = [place.x * scale, place.y * scale];
  const { width, height } = box;
  const spots = [
    ["center", x - width / 2, y + away], ["start", x + away, y - height / 2],
    ["end", x - away - width, y - height / 2], ["center", x - width / 2, y - away - height],
  ];
  for (const [align, left, top] of spots) {
    const label = { id, align, lines: box.lines, x: left, y: top, width, height, dx: left - x, dy: top - y };
    const inside = left >= -2 && left + width <= paper.width * scale + ROOM.edge && top >= -2 && top + height <= paper.height * scale + ROOM.edge;
    if (inside && !covers(grid, label)) return label;
  }
  return null;
}

function* cellsOf(box) {
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x += 1) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y += 1) yield x * 1e5 + y;
  }
}

function mark(grid, box) {
  for (const cell of cellsOf(box)) {
    if (!grid.has(cell)) grid.set(cell, []);
    grid.get(cell).push(box);
  }
}

function covers(grid, box) {
  for (const cell of cellsOf(box)) {
    for (const there of grid.get(cell) || []) {
      const apartX = box.x + box.width + 2 <= there.x || there.x + there.width + 2 <= box.x;
      const apartY = box.y + box.height <= there.y || there.y + there.height <= box.y;
      // A node's own glyph never hinders its label.
      if (!apartX && !apartY && there.id !== box.id) return true;
    }
  }
  return false;
}

/** Return where every label stands in the window, for drawing and for tests. */
function labelsInWindow() {
  return labels.map((label) => {
    const place = network.canvasToDOM(paper.at.get(label.id));
    return { ...label, x: place.x + label.dx, y: place.y + label.dy, size: FONT };
  });
}

function drawLabels(ctx) {
  const ratio = network.canvas.pixelRatio || 1;
  const window = windowOf();
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = colours.paper;
  for (const label of labelsInWindow()) {
    if (label.x > window.width || label.y > window.height || label.x + label.width < 0 || label.y + label.height < 0) continue;
    drawLabel(ctx, label);
  }
  ctx.restore();
}

function drawLabel(ctx, label) {
  const party = scene.parties.get(label.id);
  const bright = !lit || lit.has(label.id);
  ctx.globalAlpha = bright ? 1 : 0.25;
  ctx.font = fontOf(FONT, weightOf(NODES[label.id]));
  ctx.textAlign = label.align === "center" ? "center" : "start";
  const x = label.align === "center" ? label.x + label.width / 2 : label.x;
  label.lines.forEach((line, row) => {
    const y = label.y + (row + 0.8) * LINE;
    ctx.strokeText(line, x, y);
    ctx.fillStyle = colours.ink;
    ctx.fillText(line, x, y);
  });
  if (party && party.open && !crowded()) drawMark(ctx, label);
}

/** The mark of an open finding, beside the ring. */
function drawMark(ctx, label) {
  const place = network.canvasToDOM(paper.at.get(label.id));
  const away = sizeOf(label.id) * network.getScale();
  ctx.font = fontOf(13, 600);
  ctx.textAlign = "start";
  ctx.strokeText("!", place.x + away + 1, place.y - away + 8);
  ctx.fillStyle = colours.accent;
  ctx.fillText("!", place.x + away + 1, place.y - away + 8);
}
