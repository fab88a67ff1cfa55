import { Camera } from './camera.js';
import { CameraView } from './cameraview.js';
import { write } from './dom.js';
import { Feed } from './feed.js';
import { count, milliseconds, rate } from './format.js';

const TELL_MS = 200;
const CAMERAS_MS = 5000;
const ANNOUNCE_MS = 12000;
const STATES = {
  connecting: 'Connecting',
  live: 'Live',
  refused: 'Refused: reload to try again',
  paused: 'Paused',
};

const byId = (id) => document.getElementById(id);
const clock = () => performance.timeOrigin + performance.now();

const only = new URLSearchParams(location.search).getAll('camera');
const cameras = new Map();
const views = new Map();
const page = { state: 'connecting', paused: false, lost: 0, told: 0, announced: 0, drawn: clock() };

function cameraOf(id) {
  let camera = cameras.get(id);
  if (!camera) {
    camera = new Camera(id);
    const view = new CameraView(camera);
    cameras.set(id, camera);
    views.set(id, view);
    const after = [...cameras.keys()].sort().find((other) => other > id);
    byId('cameras').insertBefore(view.node, after ? views.get(after).node : null);
    byId('cameras').dataset.count = cameras.size;
    byId('empty').hidden = true;
    setTimeout(askCameras, TELL_MS);
  }
  return camera;
}

function tellTotals(now) {
  const all = [...cameras.values()];
  const faces = [...views.values()].reduce((sum, view) => sum + (view.inView?.length ?? 0), 0);
  const latencies = all.map((camera) => camera.latency.quantile(0.5)).filter(Number.isFinite);
  const tell = (name, text) => write(document.querySelector(`[data-total=${name}]`), text);
  tell('cameras', String(all.length));
  tell('faces', String(faces));
  tell('rate', rate(all.reduce((sum, camera) => sum + camera.eventRate(now), 0)));
  tell('latency', milliseconds(Math.max(...latencies, -Infinity)));
  byId('lost').hidden = page.lost === 0;
  write(byId('lost'), `This browser was too slow for ${count(page.lost)} events; they were skipped.`);
  const connection = byId('connection');
  connection.dataset.state = page.paused && page.state === 'live' ? 'paused' : page.state;
  write(connection.querySelector('[data-text]'), STATES[connection.dataset.state]);
}

function announce(now) {
  if (now - page.announced < ANNOUNCE_MS || cameras.size === 0) return;
  page.announced = now;
  write(byId('announcer'), [...views].map(([id, view]) => `${id}: ${view.summary()}`).join('; '));
}

function draw() {
  requestAnimationFrame(draw);
  const now = clock();
  const elapsed = now - page.drawn;
  page.drawn = now;
  const tell = now - page.told > TELL_MS;
  if (tell) {
    page.told = now;
    tellTotals(now);
  }
  if (page.paused) return;
  for (const view of views.values()) {
    view.draw(now, elapsed);
    if (tell) view.tell(now);
  }
  if (tell) announce(now);
}

/** Cameras that were seen before this page opened, and whether their picture may be shown. */
async function askCameras() {
  try {
    const answer = await fetch('api/cameras');
    if (!answer.ok) return;
    for (const known of (await answer.json()).cameras) {
      if (only.length > 0 && !only.includes(known.cameraId)) continue;
      const camera = cameraOf(known.cameraId);
      camera.preview = known.preview;
      if (camera.lastArrival === 0) camera.lastArrival = Date.parse(known.lastFrameAt);
    }
  } catch {
    // The connection lamp tells that the server is away.
  }
}

byId('pause').addEventListener('click', (click) => {
  page.paused = !page.paused;
  click.currentTarget.setAttribute('aria-pressed', String(page.paused));
});
byId('all').hidden = only.length === 0;

new Feed().open(only, {
  event: (event) => {
    if (!page.paused) cameraOf(event.cameraId).add(event, clock());
  },
  lost: (events) => {
    page.lost += events;
  },
  state: (state) => {
    page.state = state;
  },
});
askCameras();
setInterval(askCameras, CAMERAS_MS);
requestAnimationFrame(draw);
