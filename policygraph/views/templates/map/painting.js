// Nodes and edges, painted as vis-network paints them; vis-network keeps the view and answers the pointer. So the first
// picture need not wait until vis-network has taken in what it shows, and no node is styled twice.

const HEADS = { arrow: [[0, 0], [-1, 0.3], [-0.9, 0], [-1, -0.3]], bar: [[0, 0.5], [0, -0.5], [-0.15, -0.5], [-0.15, 0.5]] };
const SELF = 10; // radius of an edge from a node to itself

let bends = new Map();

/** Let vis-network draw nothing itself. */
function paintAlone() {
  network.renderer._drawEdges = network.renderer._drawArrows = () => {};
  network.renderer._drawNodes = () => ({ drawExternalLabels: null });
}

/** Return how far each of several edges between the same two nodes is bent, and to which side. */
function bendsOf(edges) {
  const beside = new Map();
  const found = new Map();
  for (const edge of edges) {
    const pair = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    const rank = beside.get(pair) || 0;
    beside.set(pair, rank + 1);
    if (rank) found.set(edge.id, (0.12 + 0.06 * rank) * ((rank % 2 === 1) === (edge.from < edge.to) ? 1 : -1));
  }
  return found;
}

/** Return where an edge runs: from the middle of a node by way of its bend to the border of the other, and its angle there. */
function courseOf(edge) {
  const [from, to] = [paper.at.get(edge.from), paper.at.get(edge.to)];
  const bend = bends.get(edge.id);
  const via = bend ? viaOf(from, to, bend) : null;
  return { from, to, via, start: borderOf(edge.from, from, via || to), end: borderOf(edge.to, to, via || from) };
}

function viaOf(from, to, bend) {
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const angle = Math.atan2(dy, dx) + (bend / 2 + 0.5) * Math.PI;
  const reach = (Math.abs(bend) / 2 + 0.5) * Math.hypot(dx, dy);
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

/** Return the place on the border of a node toward which a line runs that comes from elsewhere, and the angle of the line. */
function borderOf(id, place, origin) {
  const { kind, size } = NODES[id];
  const angle = Math.atan2(place.y - origin.y, place.x - origin.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = KIND[kind].shape === "dot" ? size : size / Math.max(Math.abs(cos), Math.abs(sin)) + 1;
  return { x: place.x - reach * cos, y: place.y - reach * sin, angle };
}

function paintEdge(ctx, edge) {
  const look = edgeLook(edge);
  const { from, to, via, start, end } = courseOf(edge);
  const length = look.scale * 15 + look.width * 3;
  ctx.globalAlpha = look.opacity;
  ctx.strokeStyle = ctx.fillStyle = look.color;
  ctx.lineWidth = look.width + (edgeTold && edgeTold.id === edge.id ? 1.5 : 0);
  ctx.setLineDash(look.dashes);
  ctx.beginPath();
  if (edge.from === edge.to) ctx.arc(from.x, from.y - NODES[edge.from].size - SELF / 2, SELF, 0, 2 * Math.PI);
  else {
    ctx.moveTo(from.x, from.y);
    if (via) ctx.quadraticCurveTo(via.x, via.y, to.x, to.y);
    else ctx.lineTo(to.x, to.y);
  }
  ctx.stroke();
  if (!look.head || edge.from === edge.to) return;
  paintHead(ctx, look.head, end, length);
  if (look.head === "dot") paintHead(ctx, look.head, start, length);
}

function paintHead(ctx, head, tip, length) {
  ctx.beginPath();
  if (head === "dot") {
    const radius = 0.4 * length;
    ctx.arc(tip.x - radius * Math.cos(tip.angle), tip.y - radius * Math.sin(tip.angle), radius, 0, 2 * Math.PI);
  } else {
    const [cos, sin] = [length * Math.cos(tip.angle), length * Math.sin(tip.angle)];
    for (const [x, y] of HEADS[head]) ctx.lineTo(tip.x + x * cos - y * sin, tip.y + x * sin + y * cos);
  }
  ctx.fill();
}

function paintNode(ctx, id, px) {
  const node = NODES[id];
  const { x, y } = paper.at.get(id);
  ctx.globalAlpha = !lit || lit.has(id) ? 1 : 0.15;
  ctx.fillStyle = KIND[node.kind][theme()];
  ctx.lineWidth = (node.key === state.sel ? 2.5 : 1) * px;
  ctx.beginPath();
  const { points } = KIND[node.kind];
  if (points.length) for (const [left, top] of points) ctx.lineTo(x + left * node.size, y + top * node.size);
  else ctx.arc(x, y, node.size, 0, 2 * Math.PI);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}

/** Paint what of the scene lies in the window. */
function paintScene(ctx) {
  const { width, height } = windowOf();
  const [near, far] = [network.DOMtoCanvas({ x: -40, y: -40 }), network.DOMtoCanvas({ x: width + 40, y: height + 40 })];
  const apart = (a, b) => (a.x < near.x && b.x < near.x) || (a.x > far.x && b.x > far.x) || (a.y < near.y && b.y < near.y) || (a.y > far.y && b.y > far.y);
  const place = (id) => paper.at.get(id);
  ctx.save();
  for (const edge of scene.edges) if (!apart(place(edge.from), place(edge.to))) paintEdge(ctx, edge);
  ctx.setLineDash([]);
  ctx.strokeStyle = colours.ink;
  const px = 1 / network.getScale();
  for (const id of scene.nodes) if (!apart(place(id), place(id))) paintNode(ctx, id, px);
  ctx.restore();
}
