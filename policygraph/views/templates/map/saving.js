// The picture as a file: SVG of exactly what the window shows, with title, legend and caption; PNG is that SVG, painted.

const MARGIN = 24;

function svgOfPicture() {
  const { width, height } = windowOf();
  const top = 56;
  const bottom = 76;
  const svg = draw("svg", { xmlns: SVG, width: width + 2 * MARGIN, height: height + top + bottom, viewBox: `0 0 ${width + 2 * MARGIN} ${height + top + bottom}`, "font-family": FACES.trim(), "font-size": FONT });
  svg.append(draw("rect", { width: "100%", height: "100%", fill: colours.paper }), textAt(MARGIN, 30, say("map.title"), { "font-size": 16, "font-weight": 600 }), textAt(MARGIN, 47, byId("lede").textContent, { fill: colours.soft }));
  const clip = draw("clipPath", { id: "window" }, draw("rect", { width, height }));
  const picture = draw("g", { transform: `translate(${MARGIN} ${top})`, "clip-path": "url(#window)" });
  picture.append(...scene.edges.map(svgEdge), ...[...scene.parties].map(svgRing), ...scene.nodes.map(svgNode), ...labelsInWindow().map(svgLabel));
  const glyphs = CORE.style.kinds.map((kind) => byId(`glyph-${kind.kind}`).cloneNode(true));
  svg.append(draw("defs", {}, clip, ...glyphs), picture, svgLegend(top + height + 26), textAt(MARGIN, top + height + 60, byId("caption").textContent, { fill: colours.soft, "font-size": 10 }));
  return svg;
}

const textAt = (x, y, text, attributes = {}) => {
  const element = draw("text", { x, y, fill: colours.ink, ...attributes });
  element.textContent = text;
  return element;
};

const placeOf = (id) => network.canvasToDOM(paper.at.get(id));
const fadeOf = (...ids) => (!lit || ids.every((id) => lit.has(id)) ? 1 : 0.15);

function svgNode(id) {
  const { x, y } = placeOf(id);
  const node = NODES[id];
  const size = 2.6 * node.size * network.getScale();
  return draw("use", { href: `#glyph-${node.kind}`, x: x - size / 2, y: y - size / 2, width: size, height: size, fill: KIND[node.kind][theme()], stroke: colours.ink, "stroke-width": 2.6 / size, opacity: fadeOf(id) });
}

function svgRing([id, party]) {
  const { x, y } = placeOf(id);
  return draw("circle", { cx: x, cy: y, r: ringOf(NODES[id]) * network.getScale(), fill: "none", stroke: colours.accent, "stroke-width": party.open ? 2.5 : 1.25, "stroke-dasharray": party.open ? "none" : "3 3", opacity: fadeOf(id) });
}

function svgEdge(edge) {
  const look = edgeLook(edge);
  const [from, to] = [placeOf(edge.from), placeOf(edge.to)];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const scale = network.getScale();
  const [near, end] = [NODES[edge.from].size * scale, NODES[edge.to].size * scale + 3];
  const start = { x: from.x + ux * near, y: from.y + uy * near };
  const stop = { x: to.x - ux * end, y: to.y - uy * end };
  const group = draw("g", { stroke: look.color, fill: look.color, opacity: look.opacity });
  group.append(draw("line", { x1: start.x, y1: start.y, x2: stop.x, y2: stop.y, "stroke-width": look.width, "stroke-dasharray": look.dashes.join(" ") || "none" }));
  const side = (along, across) => `${stop.x - ux * along - uy * across},${stop.y - uy * along + ux * across}`;
  if (edge.relation === "finding") group.append(draw("circle", { cx: start.x, cy: start.y, r: 3 }), draw("circle", { cx: stop.x, cy: stop.y, r: 3 }));
  else if (SIGN[signOf(edge)].head === "arrow") group.append(draw("polygon", { points: `${stop.x},${stop.y} ${side(8, 3.5)} ${side(8, -3.5)}`, "stroke-width": 0 }));
  else if (SIGN[signOf(edge)].head === "bar") group.append(draw("polyline", { points: `${side(0, 5)} ${side(0, -5)}`, "stroke-width": 2.5 }));
  return group;
}

function svgLabel(label) {
  const center = label.align === "center";
  const x = center ? label.x + label.width / 2 : label.x;
  const attributes = { "text-anchor": center ? "middle" : "start", "font-weight": weightOf(NODES[label.id]), stroke: colours.paper, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round", opacity: fadeOf(label.id) };
  return draw("g", {}, ...label.lines.map((line, row) => textAt(x, label.y + (row + 0.8) * LINE, line, attributes)));
}

function svgLegend(y) {
  const group = draw("g", {});
  let x = MARGIN;
  const add = (look, text) => {
    look.setAttribute("x", x);
    look.setAttribute("y", y - Number(look.getAttribute("height")) / 2 - 4);
    group.append(look, textAt(x + 28, y, text));
    x += 28 + widthOf(text, 400) + 18;
  };
  for (const kind of CORE.style.kinds) add(glyph(kind.kind), say(`map.kinds.${kind.kind}`));
  for (const sign of CORE.style.signs) add(lineOf(sign.sign), say(`map.sign.${sign.sign || "none"}`));
  group.setAttribute("color", colours.ink);
  return group;
}

function save(blob, ending) {
  const link = make("a", { href: URL.createObjectURL(blob), download: `policy-map.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const svgText = () => new XMLSerializer().serializeToString(svgOfPicture());
const saveSvg = () => save(new Blob([svgText()], { type: "image/svg+xml" }), "svg");

function savePng() {
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: image.width * 2, height: image.height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, "png"));
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
}

function copyLink() {
  const done = () => announce(say("map.copied"));
  if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, () => prompt(say("map.save.link"), location.href));
  else prompt(say("map.save.link"), location.href);
}
