// While a crowded picture moves, its last drawing moves as one image; once it rests, or its edge comes far into view, it
// is drawn anew. A small picture is drawn anew with every frame.

const RESTING = 80; // ms without movement
const GAP = 0.2; // of the window, which may stay empty while the picture moves

const still = document.createElement("canvas");
let drawn = null; // where the view stood at the last drawing, and how large the canvas was
let copied = false; // whether that drawing was copied already
let rest = 0;

function easeMoving() {
  const renderer = network.renderer;
  const drawNow = renderer._redraw.bind(renderer);
  renderer._redraw = (...how) => {
    const step = crowded() && !how[0] && stepSince(drawn);
    if (step) return drawMoved(renderer, step);
    clearTimeout(rest);
    drawNow(...how);
    drawn = seen();
    copied = false;
    return undefined;
  };
}

function seen() {
  const { scale, translation } = network.body.view;
  const { width, height } = network.canvas.frame.canvas;
  return { scale, x: translation.x, y: translation.y, width, height };
}

/** Return how the view has moved since a drawing, or nothing where that does not help: at rest, resized, too far. */
function stepSince(before) {
  const now = seen();
  if (!before || before.width !== now.width || before.height !== now.height) return null;
  const ratio = network.canvas.pixelRatio || 1;
  const by = now.scale / before.scale;
  // Only at whole pixels is an image as sharp as it was.
  const step = { by, x: Math.round((now.x - before.x * by) * ratio), y: Math.round((now.y - before.y * by) * ratio) };
  const same = by === 1 && now.x === before.x && now.y === before.y;
  const gap = (offset, size) => Math.max(offset, size - offset - size * by) / size;
  return same || Math.max(gap(step.x, now.width), gap(step.y, now.height)) > GAP ? null : step;
}

function drawMoved(renderer, { by, x, y }) {
  const canvas = network.canvas.frame.canvas;
  if (!copied) copy(canvas);
  const ctx = canvas.getContext("2d");
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(still, x, y, canvas.width * by, canvas.height * by);
  renderer.redrawRequested = false;
  clearTimeout(rest);
  rest = setTimeout(drawAnew, RESTING);
}

function copy(canvas) {
  still.width = canvas.width;
  still.height = canvas.height;
  still.getContext("2d").drawImage(canvas, 0, 0);
  copied = true;
}

/** Let the next drawing be an exact one. */
function drawAnew() {
  drawn = null;
  placeLabels();
}
