const SILENT_MS = 2_000;
const REPEAT_MS = 5_000;
const FRAME_MS = 100;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

/** A moving line on a terminal, erased or replaced when the step ends. */
const animate = (label, elapsed) => {
  let frame = 0;
  const draw = () => {
    frame = (frame + 1) % FRAMES.length;
    process.stderr.write(`\r\x1b[K${FRAMES[frame]} ${label} … ${seconds(elapsed())}`);
  };
  const timer = setInterval(draw, FRAME_MS);
  return (succeeded) => {
    clearInterval(timer);
    process.stderr.write(`\r\x1b[K${succeeded ? `✔ ${label} (${seconds(elapsed())})\n` : ''}`);
  };
};

/** Plain lines where nobody watches a cursor: quiet for two seconds, then a sign of life every five. */
const report = (label, elapsed) => {
  let announced = false;
  const say = () => {
    announced = true;
    process.stderr.write(`${label} … ${seconds(elapsed())}\n`);
  };
  let timer = setTimeout(() => {
    say();
    timer = setInterval(say, REPEAT_MS);
  }, SILENT_MS);
  return (succeeded) => {
    clearInterval(timer);
    if (announced && succeeded) process.stderr.write(`${label}: done in ${seconds(elapsed())}\n`);
  };
};

/** Does the work and shows on standard error that it goes on. */
export const step = async (label, work) => {
  const started = Date.now();
  const elapsed = () => Date.now() - started;
  const finish = (process.stderr.isTTY ? animate : report)(label, elapsed);
  try {
    const result = await work();
    finish(true);
    return result;
  } catch (error) {
    finish(false);
    throw error;
  }
};
