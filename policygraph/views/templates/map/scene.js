// Which nodes and edges are shown: a view chooses, filters narrow, the legend hides.

// Records by number; the first ones learned are those of the first view, and all the others follow when the page is idle.
const NODES = [];
const EDGES = [];
const FINDINGS = [];
// Without a prototype: an address may ask for any word.
const NUMBER = Object.create(null);
const FINDING = Object.create(null);
const AROUND = [];
let whole = false; // whether every record is known

function learn(records) {
  for (const node of unpack(records.nodes)) {
    NODES[node.id] = node;
    NUMBER[node.key] = node.id;
    AROUND[node.id] = [];
  }
  for (const finding of unpack(records.findings)) {
    for (const part of ["nodes", "parties", "alike", "pair"]) finding[part] = finding[part] || [];
    FINDINGS[finding.id] = finding;
    FINDING[finding.key] = finding.id;
  }
  for (const edge of unpack(records.edges)) {
    EDGES[edge.id] = edge;
    AROUND[edge.from].push(edge);
    AROUND[edge.to].push(edge);
  }
}

learn(CORE);

const far = (edge, id) => (edge.from === id ? edge.to : edge.from);

/** Return the nodes within `depth` links of a node. */
function within(id, depth, allowed = null) {
  const found = new Set([id]);
  let edge = [id];
  for (let step = 0; step < depth; step += 1) {
    const next = [];
    for (const here of edge) {
      for (const link of AROUND[here]) {
        const there = far(link, here);
        if (!found.has(there) && (!allowed || allowed.has(there))) next.push(there), found.add(there);
      }
    }
    edge = next;
  }
  return found;
}

/** Whether a finding answers the filters for findings. */
function answers(finding) {
  const kind = finding.code[0];
  return (!state.code || finding.code === state.code || state.code === kind) && (!state.status || finding.status === state.status);
}

// What each filter asks of a node: yes, no, or nothing to say. A node with nothing to say comes along with its neighbours.
const TESTS = {
  place: (node) => node.places && node.places.includes(state.place),
  level: (node) => node.level && node.level === state.level,
  objective: (node) => (node.objectives ? node.objectives.includes(state.objective) : ["provision", "objective"].includes(node.kind) ? false : undefined),
  technology: (node) => (node.technologies ? node.technologies.includes(state.technology) : node.kind === "provision" ? false : undefined),
  tag: (node) => {
    const scheme = `${state.tag.split(":")[0]}:`;
    const own = (node.tags || []).filter((tag) => tag.startsWith(scheme));
    return own.length ? own.includes(state.tag) : undefined;
  },
  at: (node) => {
    if (!node.days) return undefined;
    const day = Date.parse(state.at) / 864e5;
    return (node.days[0] == null || node.days[0] <= day) && (node.days[1] == null || node.days[1] >= day);
  },
};

/** Return the nodes that pass every filter, and the ones that come along with them. */
function passing() {
  const asked = Object.keys(TESTS).filter((filter) => state[filter] !== "");
  const involved = state.only || state.code || state.status ? involvedNodes() : null;
  if (!asked.length) return involved || new Set(NODES.map((node) => node.id));
  const yes = new Set();
  const silent = [];
  for (const node of NODES) {
    if (involved && !involved.has(node.id)) continue;
    const said = asked.map((filter) => TESTS[filter](node));
    if (said.includes(false)) continue;
    if (said.some((word) => word)) yes.add(node.id);
    else silent.push(node.id);
  }
  const along = silent.filter((id) => AROUND[id].some((link) => yes.has(far(link, id))));
  return new Set([...yes, ...along]);
}

/** A finding's chain, and what it says the same of. */
const nodesOf = (finding) => [...finding.nodes, ...finding.alike];

function involvedNodes() {
  return new Set(FINDINGS.filter(answers).flatMap(nodesOf));
}

/** Return the findings whose parties are joined and ringed in this view. */
function findingsShown() {
  switch (view()) {
    case "finding": return [FINDINGS[FINDING[state.finding]]];
    case "first": return opening().findings;
    case "focus": return FINDINGS.filter((finding) => nodesOf(finding).includes(NUMBER[state.id]));
    default: return FINDINGS.filter(answers);
  }
}

const ROOM_PER_NODE = 9000; // px of window that a node and its name take

/** Return what the map opens on: the gravest findings whose chains fit this window. */
function opening() {
  const { width, height } = windowOf();
  const room = (width * height) / ROOM_PER_NODE;
  const gravest = CORE.first.map((rank) => FINDINGS[rank]);
  if (CORE.opening.length <= room || !gravest.length) return { findings: gravest, nodes: new Set(CORE.opening) };
  const nodes = new Set(gravest[0].nodes);
  let count = 1;
  for (; count < gravest.length; count += 1) {
    if (new Set([...nodes, ...gravest[count].nodes]).size > room) break;
    gravest[count].nodes.forEach((id) => nodes.add(id));
  }
  return { findings: gravest.slice(0, count), nodes };
}

function chosen() {
  switch (view()) {
    case "finding": return new Set(FINDINGS[FINDING[state.finding]].nodes);
    case "focus": return within(NUMBER[state.id], state.depth);
    case "first": return opening().nodes;
    default: return passing();
  }
}

/** Return the whole scene: base nodes, shown nodes in order, edges, joins between parties, and who is a party. */
function compose() {
  const off = hidden();
  const base = chosen();
  const nodes = [...base].filter((id) => !off.has(NODES[id].kind)).sort((a, b) => a - b);
  const inside = new Set(nodes);
  const both = (edge) => inside.has(edge.from) && inside.has(edge.to);
  const all = EDGES.filter(both);
  const findings = findingsShown();
  const joins = findings.flatMap(joinsOf).filter(both);
  const edges = [...all.filter((edge) => !off.has(`sign${signOf(edge)}`)), ...(off.has("joins") ? [] : joins)];
  return { base, nodes, inside, edges, all, joins, findings, parties: partiesOf(findings, inside), order: orderOf(findings) };
}

/** Return how early a node is named: parties of the gravest finding, the rest of its chain, then the next finding. */
function orderOf(findings) {
  const order = new Map();
  findings.forEach((finding, rank) => {
    const rest = finding.nodes.filter((id) => !finding.parties.includes(id));
    [...finding.parties, ...rest].forEach((id, place) => order.has(id) || order.set(id, rank * 100 + place));
  });
  return order;
}

const signOf = (edge) => (edge.sign === "+" || edge.sign === "-" ? edge.sign : "");

/** Return the line between the two parties of a conflict. */
function joinsOf(finding) {
  if (!finding.pair.length) return [];
  const [from, to] = finding.pair;
  return [{ id: finding.key, from, to, finding: finding.id, sign: "", relation: "finding" }];
}

/** Return the gravest finding of every party: rank and whether any of its findings is open. */
function partiesOf(findings, inside) {
  const found = new Map();
  for (const finding of findings) {
    if (finding.code[0] === "S") continue;
    for (const id of [...finding.parties, ...finding.alike]) {
      if (!inside.has(id) || NODES[id].kind === "objective") continue;
      const known = found.get(id) || { rank: finding.id, open: false };
      found.set(id, { rank: Math.min(known.rank, finding.id), open: known.open || finding.status === "open" });
    }
  }
  return found;
}
