// Where nodes stand on the screen: the bands and the order come with the data; each band is folded into as many rows as
// fit the window, and inside a row nodes move toward what they are linked to without changing their order.

const FONT = 11;
const LINE = 13;
const ROOM = { glyph: 30, side: 12, below: 12 };

const pen = document.createElement("canvas").getContext("2d");
const FACES = getComputedStyle(document.documentElement).getPropertyValue("--font");
const fontOf = (size, weight = 400) => `${weight} ${size}px ${FACES}`;

const weightOf = (node) => (node.kind === "objective" ? 600 : 400);

const boxes = new Map();

/** Return lines, width and height of a node's label in one language, in px. */
function labelBox(node, lang) {
  const key = `${lang}${node.id}`;
  let box = boxes.get(key);
  if (!box) {
    pen.font = fontOf(FONT, weightOf(node));
    const lines = ((lang === "zh" && node.zh) || node.label || "").split("\n").filter(Boolean);
    box = { lines, width: Math.ceil(Math.max(0, ...lines.map((line) => pen.measureText(line).width))), height: lines.length * LINE };
    boxes.set(key, box);
  }
  return box;
}

/** Return the nodes of each band in order, with the room their labels need in either language. */
function bandsOf(ids) {
  const bands = new Map();
  for (const id of ids) {
    const node = NODES[id];
    if (!bands.has(node.y)) bands.set(node.y, { y: node.y, ids: [], width: 0, lines: 0 });
    const band = bands.get(node.y);
    const both = [labelBox(node, "en"), labelBox(node, "zh")];
    band.ids.push(id);
    band.width = Math.max(band.width, ...both.map((box) => box.width + ROOM.side));
    band.lines = Math.max(band.lines, ...both.map((box) => box.lines.length));
  }
  const sorted = [...bands.values()].sort((a, b) => a.y - b.y);
  for (const band of sorted) band.ids.sort((a, b) => NODES[a].x - NODES[b].x || a - b);
  return sorted;
}

const rowsIn = (band, width) => Math.ceil(band.ids.length / Math.max(1, Math.floor(width / band.width)));
const tall = (lines) => ROOM.glyph + lines * LINE + ROOM.below;

/** Return the width of paper that lets the picture stand largest in a window. */
function bestWidth(bands, window) {
  const widest = Math.max(...bands.map((band) => band.width));
  let best = { scale: 0, width: widest };
  for (let columns = 1; columns <= 80; columns += 0.5) {
    const width = widest * columns;
    const height = bands.reduce((sum, band) => sum + rowsIn(band, width) * tall(band.lines), 0);
    const scale = Math.min(window.width / width, window.height / height);
    if (scale > best.scale) best = { scale, width };
  }
  // Paper of the window's own shape leaves no empty strip at the sides.
  return Math.max(best.width, Math.min(window.width / best.scale, best.width * 1.25));
}

/** Return `{id: {x, y}}` and the size of the paper. */
function pack(ids, edges, window) {
  const bands = bandsOf(ids);
  if (!bands.length) return { at: new Map(), width: 1, height: 1 };
  const width = bestWidth(bands, window);
  const at = new Map();
  const rows = [];
  let top = 0;
  for (const band of bands) {
    const count = rowsIn(band, width);
    band.ids.forEach((id, rank) => at.set(id, { x: ((rank + 0.5) / band.ids.length) * width, y: 0 }));
    for (let row = 0; row < count; row += 1) {
      const members = band.ids.filter((_, rank) => rank % count === row);
      const lines = Math.max(...members.map((id) => Math.max(labelBox(NODES[id], "en").lines.length, labelBox(NODES[id], "zh").lines.length)));
      for (const id of members) at.get(id).y = top + ROOM.glyph / 2;
      rows.push({ ids: members, apart: band.width });
      top += tall(lines);
    }
  }
  settle(rows, at, neighboursIn(ids, edges), width);
  return { at, width, height: top };
}

function neighboursIn(ids, edges) {
  const found = new Map(ids.map((id) => [id, []]));
  for (const edge of edges) {
    found.get(edge.from).push(edge.to);
    found.get(edge.to).push(edge.from);
  }
  return found;
}

/** Move every row toward its neighbours, down and up again; a few sweeps are enough. */
function settle(rows, at, neighbours, width) {
  for (let sweep = 0; sweep < 6; sweep += 1) {
    for (const row of sweep % 2 ? [...rows].reverse() : rows) {
      const wanted = row.ids.map((id) => {
        const around = neighbours.get(id);
        const mean = around.reduce((sum, each) => sum + at.get(each).x, 0) / (around.length || 1);
        return around.length ? 0.8 * mean + 0.2 * at.get(id).x : at.get(id).x;
      });
      apart(wanted, row.apart, width).forEach((x, rank) => (at.get(row.ids[rank]).x = x));
    }
  }
  for (const place of at.values()) place.x = Math.round(place.x), place.y = Math.round(place.y);
}

/** Return the places nearest to the wanted ones (least squares) that keep order and distance; pools adjacent violators. */
function apart(wanted, distance, width) {
  const pools = [];
  wanted.forEach((x, rank) => {
    pools.push({ sum: x - rank * distance, size: 1 });
    for (let last = pools.length - 1; last > 0 && pools[last - 1].sum / pools[last - 1].size > pools[last].sum / pools[last].size; last -= 1) {
      const pool = pools.pop();
      pools[last - 1].sum += pool.sum;
      pools[last - 1].size += pool.size;
    }
  });
  const lowest = distance / 2;
  const highest = Math.max(lowest, width - distance / 2 - (wanted.length - 1) * distance);
  const places = pools.flatMap((pool) => Array(pool.size).fill(Math.min(highest, Math.max(lowest, pool.sum / pool.size))));
  return places.map((x, rank) => x + rank * distance);
}
