// Where nodes stand on the screen: the bands and the order come with the data; each band is folded into as many rows as
// fit the window, and inside a row nodes move toward what they are linked to without changing their order.

const FONT = 11;
const LINE = 13;
const ROOM = { glyph: 27, side: 14, below: 7, top: 6, edge: 8 };
const GUTTER = 22; // names of bands, in px
const FEW = 220;

const pen = document.createElement("canvas").getContext("2d");
const FACES = getComputedStyle(document.documentElement).getPropertyValue("--font");
const fontOf = (size, weight = 400) => `${weight} ${size}px ${FACES}`;

const weightOf = (node) => (node.kind === "objective" ? 600 : 400);

const boxes = new Map();

// Chinese, Japanese and Korean characters are as wide as the letters are high: they need no measuring, and a page in
// English need not load a Chinese font to know how a picture in Chinese would be folded.
const WIDE = /[\u1100-\u115f\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]/g;

function widthOf(line, weight) {
  const narrow = line.replace(WIDE, "");
  if (!narrow) return FONT * line.length;
  if (pen.weight !== weight) pen.font = fontOf(FONT, (pen.weight = weight));
  return FONT * (line.length - narrow.length) + pen.measureText(narrow).width;
}

/** Return lines, width and height of a node's label in one language, in px. */
function labelBox(node, lang) {
  const key = `${lang}${node.id}`;
  let box = boxes.get(key);
  if (!box) {
    const lines = ((lang === "zh" && node.zh) || node.label || "").split("\n").filter(Boolean);
    const width = Math.max(0, ...lines.map((line) => widthOf(line, weightOf(node))));
    box = { lines, width: Math.ceil(width) + 1, height: lines.length * LINE };
    boxes.set(key, box);
  }
  return box;
}

/** Return the nodes of each band in order, with the room their labels need in either language. */
function bandsOf(ids) {
  const bands = new Map();
  for (const id of ids) {
    const node = NODES[id];
    // What the view is about stands alone, above its own kind.
    const y = node.key === state.id ? node.y - 1 : node.y;
    if (!bands.has(y)) bands.set(y, { y, ids: [], width: 0, lines: 0 });
    const band = bands.get(y);
    const both = [labelBox(node, "en"), labelBox(node, "zh")];
    band.ids.push(id);
    band.width = Math.max(band.width, ...both.map((box) => box.width + ROOM.side));
    band.lines = Math.max(band.lines, ...both.map((box) => box.lines.length));
  }
  const sorted = [...bands.values()].sort((a, b) => a.y - b.y);
  for (const band of sorted) band.ids.sort((a, b) => NODES[a].x - NODES[b].x || a - b);
  return sorted;
}

const rowsIn = (band, width, scale) => Math.ceil(band.ids.length / Math.max(1, Math.floor((width * scale) / band.width)));
const tall = (lines, scale) => ROOM.glyph + (lines * LINE + ROOM.below) / scale;
const heightOf = (bands, width, scale) => bands.reduce((sum, band) => sum + rowsIn(band, width, scale) * tall(band.lines, scale), ROOM.top);

/** Return the largest scale at which every node can be named in the window, and the paper that is then in view. */
function namedFold(bands, window) {
  for (let scale = 1.25; scale >= 0.4; scale -= 0.025) {
    const width = (window.width - ROOM.edge - GUTTER) / scale;
    const spare = window.height / scale - heightOf(bands, width, scale);
    if (spare >= 0 && bands.every((band) => band.width <= width * scale)) return { width, scale, spare };
  }
  return null;
}

/** Return the paper that lets a picture too full for all names stand largest in the window. */
function bestFold(bands, window) {
  const widest = Math.max(...bands.map((band) => band.width));
  let best = { scale: 0, width: widest };
  for (let columns = 1; columns <= 120; columns += 0.5) {
    const width = widest * columns;
    const scale = Math.min(window.width / width, window.height / heightOf(bands, width, 1));
    if (scale > best.scale) best = { scale, width };
  }
  return { width: Math.max(best.width, Math.min(window.width / best.scale, best.width * 1.25)), scale: 1, spare: 0 };
}

/** Return `{id: {x, y}}`, the bands, and the size of the paper. */
function pack(ids, edges, window) {
  const bands = bandsOf(ids);
  if (!bands.length) return { at: new Map(), bands, width: 1, height: 1 };
  const links = linksIn(ids, edges);
  if (ids.length <= FEW) reorder(bands, links);
  const { width, scale, spare } = namedFold(bands, window) || bestFold(bands, window);
  const count = bands.reduce((sum, band) => sum + rowsIn(band, width, scale), 0);
  const more = Math.min(36, spare / count);
  const at = new Map();
  const rows = [];
  let top = ROOM.top;
  for (const band of bands) {
    band.top = top;
    for (const members of rowsOf(band, width, scale)) {
      for (const id of members) at.set(id, { x: 0, y: Math.round(top + (ROOM.glyph + more / 2) / 2) });
      rows.push({ ids: members, apart: band.width / scale });
      top += tall(band.lines, scale) + more;
    }
    band.ids.forEach((id, rank) => (at.get(id).x = ((rank + 0.5) / band.ids.length) * width));
    band.bottom = top;
  }
  const fits = Math.min(scale, window.width / width, window.height / top);
  settle(rows, at, links, width);
  stretch(rows, at, width, GUTTER / fits);
  return { at, bands, width: width + GUTTER / fits, height: top };
}

/** Deal a band into rows in turn, so that neighbours in order stay near each other. */
function rowsOf(band, width, scale) {
  const count = rowsIn(band, width, scale);
  return Array.from({ length: count }, (_, row) => band.ids.filter((_id, rank) => rank % count === row));
}

/** Return the neighbours of every node with the pull of the link: signed links and conflicts pull most. */
function linksIn(ids, edges) {
  const found = new Map(ids.map((id) => [id, []]));
  for (const edge of edges) {
    const pull = edge.relation === "finding" ? 4 : signOf(edge) ? 3 : 1;
    found.get(edge.from).push([edge.to, pull]);
    found.get(edge.to).push([edge.from, pull]);
  }
  return found;
}

const meanOf = (links, placeOfNode) => {
  const total = links.reduce((sum, [, pull]) => sum + pull, 0);
  return links.reduce((sum, [id, pull]) => sum + pull * placeOfNode(id), 0) / total;
};

/** Put small pictures in barycentre order, starting from the order of the data; ties keep that order. */
function reorder(bands, links) {
  const rank = new Map();
  const number = (band) => band.ids.forEach((id, place) => rank.set(id, (place + 0.5) / band.ids.length));
  bands.forEach(number);
  for (let sweep = 0; sweep < 8; sweep += 1) {
    for (const band of sweep % 2 ? bands : [...bands].reverse()) {
      const wanted = new Map(band.ids.map((id) => [id, links.get(id).length ? meanOf(links.get(id), (each) => rank.get(each)) : rank.get(id)]));
      band.ids.sort((a, b) => wanted.get(a) - wanted.get(b) || NODES[a].x - NODES[b].x || a - b);
      number(band);
    }
  }
}

/** Move every row toward its neighbours, down and up again; a few sweeps are enough. */
function settle(rows, at, links, width) {
  for (let sweep = 0; sweep < 6; sweep += 1) {
    for (const row of sweep % 2 ? [...rows].reverse() : rows) {
      const wanted = row.ids.map((id) => {
        const here = at.get(id).x;
        return links.get(id).length ? 0.75 * meanOf(links.get(id), (each) => at.get(each).x) + 0.25 * here : here;
      });
      apart(wanted, row.apart, width).forEach((x, rank) => (at.get(row.ids[rank]).x = x));
    }
  }
}

/** Use the whole width: spread what was drawn together, which only sets labels further apart, and centre it. */
function stretch(rows, at, width, gutter) {
  const left = Math.min(...rows.map((row) => at.get(row.ids[0]).x - row.apart / 2));
  const right = Math.max(...rows.map((row) => at.get(row.ids[row.ids.length - 1]).x + row.apart / 2));
  const factor = Math.min(1.6, width / (right - left));
  const shift = (width - factor * (right - left)) / 2;
  for (const place of at.values()) place.x = Math.round(gutter + shift + factor * (place.x - left));
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
