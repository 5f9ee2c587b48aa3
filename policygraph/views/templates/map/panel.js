// The side panel: the list of findings, one finding, one node or one edge, with its evidence and its links.

let details = ""; // a text until it is first needed

/** Everything the panel tells. */
function told() {
  if (typeof details === "string") details = JSON.parse(details);
  return details;
}

const nameOf = (id) => inWords(told().nodes[id].name);
const explanationOf = (id) => inWords(told().findings[id].explanation);

/** Return the facts of a row: name of the column, its head, and the text, the last two as pairs. */
function factsOf(body) {
  const { columns, words } = told();
  return (body.facts || []).map(([column, ...texts]) => ({ column: columns[column][0], head: columns[column].slice(1), text: texts.map((text) => words[text]) }));
}
const LISTED = 12;
let listed = LISTED;

function showPanel() {
  const panel = byId("panel");
  if (state.sel) panel.replaceChildren(...aboutNode(NUMBER[state.sel]));
  else if (edgeTold) panel.replaceChildren(...aboutEdge(edgeTold));
  else if (state.finding) panel.replaceChildren(...aboutFinding(FINDING[state.finding]));
  else panel.replaceChildren(...aboutAll());
  panel.scrollTop = 0;
}

const heading = (text) => make("h3", { text });
const crumb = (text, label, onclick) => make("p", { class: "crumb" }, make("span", { text }), label ? make("button", { type: "button", text: label, onclick }) : null);
const act = (key, onclick, values) => make("button", { type: "button", text: say(key, values), onclick });

/** Return the two-language name: the language of the page large, the other small, where there are two. */
function titleOf(pair, glyph) {
  const second = pair.length > 1 ? pair[state.lang === "zh" ? 0 : 1] : "";
  const head = make("div", { class: "node-head" }, glyph, make("h2", {}, name(inWords(pair))));
  return second ? [head, make("p", { class: "other", lang: other(state.lang) }, name(second))] : [head];
}

// -- findings ---------------------------------------------------------------------------------------------------------

function aboutAll() {
  const open = filtered() ? FINDINGS.filter(answers).filter((finding) => nodesOf(finding).some((id) => scene.base.has(id))) : FINDINGS;
  const rows = open.slice(0, listed).map(findingRow);
  const rest = open.length - rows.length;
  return [
    make("h2", { text: say("map.findings") }),
    make("p", { class: "soft small", text: say("map.findings.order") }),
    rows.length ? make("ul", { class: "list" }, ...rows) : make("p", { text: say("map.findings.none") }),
    rest > 0 ? make("p", { class: "acts" }, act("map.findings.more", () => ((listed += 30), showPanel()), { count: rest })) : null,
  ].filter(Boolean);
}

function findingRow(rank) {
  const finding = typeof rank === "number" ? FINDINGS[rank] : rank;
  return make("li", {}, make("button", { type: "button", class: "row", onclick: () => go({ finding: finding.key, id: "", sel: "" }) },
    tagline(finding), make("span", { class: "clamp" }, name(explanationOf(finding.id)))));
}

/** Code, what the code means, grade and status of a finding. */
function tagline(finding) {
  const words = [term("code", finding.code), finding.grade ? term("grade", finding.grade) : ""].filter(Boolean);
  return make("span", { class: "tag" }, make("b", { text: finding.code }), ` ${words.join(" · ")} · `,
    make("span", { class: `status ${finding.status}`, text: term("finding_status", finding.status) }));
}

function aboutFinding(rank) {
  const finding = FINDINGS[rank];
  const body = told().findings[rank];
  return [
    crumb(finding.key, say("map.back"), () => go({ finding: "" })),
    make("p", { class: "list" }, tagline(finding)),
    make("h2", { class: "told" }, name(explanationOf(rank))),
    make("div", { class: "sides" }, ...body.parties.map(partyBlock)),
    heading(say("map.finding.sure")), make("p", { text: sureness(finding, body) }),
    body.magnitude ? make("p", { text: say("checks.magnitude", { ...body.magnitude, value: Number(body.magnitude.value.toPrecision(3)) }) }) : null,
    heading(say("map.finding.remedy")), make("p", {}, name(inWords(body.remedy))),
    body.decision ? make("p", { text: say("map.finding.decided", { decision: term("decision", body.decision.decision), note: body.decision.note || "" }) }) : null,
    make("p", { class: "acts" }, act("map.save.link", copyLink)),
  ].filter(Boolean);
}

function partyBlock(party) {
  const drawn = party.node != null;
  // A name of signs that nobody sees could not be pressed: the id stands for it.
  const text = (party.label ? inWords(party.label) : nameOf(party.node)).trim() || (drawn ? NODES[party.node].key : "…");
  const where = [party.policy, party.place].filter((id) => id != null).map(nameOf);
  if (party.policy != null) where.push(spanOf(party.period));
  return make("div", {}, make("h4", { text: roleOf(party.role) }),
    drawn ? make("button", { type: "button", onclick: () => select(party.node) }, name(text)) : make("strong", {}, name(text)),
    where.length ? make("p", { class: "soft small" }, name(where.join(" · "))) : null,
    party.clause ? make("p", { class: "soft small" }, name(party.clause)) : null, ...(party.sources || []).map(sourceLine));
}

const roleOf = (role) => (`checks.role.${role}` in CORE.words ? say(`checks.role.${role}`) : role);
const spanOf = ([start, end]) => `${start || "…"} – ${end || "…"}`;

function sureness(finding, body) {
  const [severity, belief, priority] = body.numbers.map((number) => number.toFixed(2));
  const origins = new Set(body.parties.flatMap((party) => (party.sources || []).map((source) => told().sources[source].origin || source)));
  return say("checks.sureness", { severity, belief, priority, overlap: term("overlap", body.overlap), origins: origins.size });
}

// -- nodes and edges --------------------------------------------------------------------------------------------------

function aboutNode(id) {
  const node = NODES[id];
  const body = told().nodes[id];
  const links = AROUND[id].filter((edge) => edge.from === id);
  const back = AROUND[id].filter((edge) => edge.to === id && edge.from !== id);
  const found = FINDINGS.filter((finding) => nodesOf(finding).includes(id));
  return [
    crumb(say(`map.kind.${node.kind}`), say("map.back"), () => go({ sel: "" })),
    ...titleOf(body.name, glyph(node.kind)),
    body.title ? make("p", { class: "soft small" }, name(inWords(body.title))) : null,
    make("p", { class: "acts" }, act("map.focus", () => go({ id: node.key, depth: 1, finding: "", sel: node.key })), act("map.focus.two", () => go({ id: node.key, depth: 2, finding: "", sel: node.key }))),
    facts(body), ...evidenceOf(body),
    ...(found.length ? [heading(say("map.findings.of", { count: found.length })), make("ul", { class: "list" }, ...found.slice(0, 8).map(findingRow))] : []),
    ...linksList("map.links.from", links, id), ...linksList("map.links.to", back, id),
    make("p", { class: "soft small" }, make("bdi", { text: node.key })),
  ].filter(Boolean);
}

function facts(body) {
  const rows = factsOf(body).flatMap(({ head, text }) => [make("dt", { text: inWords(head) }), make("dd", {}, name(inWords(text)))]);
  return rows.length ? make("dl", {}, ...rows) : null;
}

function evidenceOf(body) {
  const rows = (body.evidence || []).map((key) => told().evidence[key]);
  if (!rows.length && !(body.sources || []).length) return [];
  return [heading(say("map.evidence")), ...rows.flatMap(evidenceBlock), ...(body.sources || []).map(sourceLine)];
}

function evidenceBlock(row) {
  const text = row.quotation ? `“${row.quotation}”` : row.paraphrase ? inWords(row.paraphrase) : "";
  const stance = row.stance === "disputes" ? term("stance", "disputes") : "";
  return [
    text ? make("p", { class: "quote" }, name(text)) : null,
    stance || row.locator ? make("p", { class: "soft small" }, name([stance, row.locator].filter(Boolean).join(" · "))) : null,
    sourceLine(row.source),
  ].filter(Boolean);
}

/** A source: a link where its address was found safe, else the address as text. */
function sourceLine(key) {
  const source = told().sources[key];
  const text = name(source.title || source.url);
  if (source.safe) return make("p", { class: "small" }, make("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, text));
  return make("p", { class: "small" }, text, source.url ? make("span", { class: "soft", text: ` ${source.url} ` }) : null, source.url ? make("span", { class: "soft", text: say("map.unsafe") }) : null);
}

function linksList(key, edges, id) {
  if (!edges.length) return [];
  const rows = edges.slice(0, 60).map((edge) => make("li", {}, lineOf(signOf(edge)),
    make("div", {}, make("small", { text: relationOf(edge) }), make("button", { type: "button", onclick: () => select(far(edge, id)) }, name(nameOf(far(edge, id)))))));
  return [heading(say(key, { count: edges.length })), make("ul", { class: "links" }, ...rows)];
}

/** What an edge says: its relation, and its sign where it has one. */
function relationOf(edge) {
  if (edge.relation === "finding") return say("map.relation.finding");
  const own = `map.relation.${edge.relation}`;
  const text = own in CORE.words ? say(own) : term("relation", edge.relation);
  return edge.sign ? `${text} · ${term("sign", edge.sign)}` : text;
}

function aboutEdge(edge) {
  if (edge.relation === "finding") return aboutFinding(edge.finding);
  const body = edge.row ? told().rows[edge.row] : null;
  return [
    crumb(relationOf(edge), say("map.back"), () => ((edgeTold = null), show())),
    make("h2", {}, name(nameOf(edge.from))), make("p", { class: "acts" }, lineOf(signOf(edge)), make("span", { text: relationOf(edge) })), make("h2", {}, name(nameOf(edge.to))),
    body ? facts(body) : null, ...(body ? evidenceOf(body) : []),
    edge.row ? make("p", { class: "soft small" }, make("bdi", { text: edge.row })) : null,
  ].filter(Boolean);
}

let edgeTold = null;
