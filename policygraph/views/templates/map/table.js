// The same scene as a table: every shown node, every shown edge, for readers who do not see the picture.

function showTable() {
  const open = state.mode === "table";
  byId("map").hidden = open;
  document.querySelector(".zoom").hidden = open;
  byId("tables").hidden = !open;
  byId("tables").replaceChildren(...(open ? [nodeTable(), edgeTable()] : []));
}

function table(caption, heads, rows) {
  const cells = (row, tag) => make("tr", {}, ...row.map((cell) => make(tag, tag === "th" ? { scope: "col" } : {}, cell)));
  return make("table", {}, make("caption", { text: caption }), make("thead", {}, cells(heads, "th")), make("tbody", {}, ...rows));
}

function nodeTable() {
  const findings = new Map();
  for (const finding of scene.findings) for (const id of new Set(nodesOf(finding))) findings.set(id, (findings.get(id) || 0) + 1);
  const rows = scene.nodes.map((id) => {
    const node = NODES[id];
    return make("tr", { "data-node": node.key },
      make("td", { class: "long" }, make("button", { type: "button", onclick: () => select(id) }, name(nameOf(id)))),
      make("td", { text: say(`map.kind.${node.kind}`) }), make("td", {}, name(node.place in NUMBER ? nameOf(NUMBER[node.place]) : "")),
      make("td", { text: node.days ? spanOf(node.days.map(dateOf)) : "" }),
      make("td", { text: String(findings.get(id) || 0) }));
  });
  const heads = ["map.table.name", "map.table.kind", "map.table.place", "map.table.days", "map.table.findings"].map((key) => say(key));
  return table(say("map.table.nodes", { count: rows.length }), heads, rows);
}

const dateOf = (day) => (day == null ? "" : new Date(day * 864e5).toISOString().slice(0, 10));

function edgeTable() {
  const rows = scene.edges.map((edge) => make("tr", { "data-edge": edge.id },
    make("td", { class: "long" }, name(nameOf(edge.from))), make("td", { text: relationOf(edge) }), make("td", { class: "long" }, name(nameOf(edge.to)))));
  const heads = ["map.table.from", "map.table.relation", "map.table.to"].map((key) => say(key));
  return table(say("map.table.edges", { count: rows.length }), heads, rows);
}
