import { element, write } from './dom.js';
import { nameOf } from './emotions.js';
import { FaceView } from './faceview.js';
import { AgreementView, LatencyView } from './figures.js';
import { ago, rate } from './format.js';
import { Preview } from './preview.js';
import { Stage } from './stage.js';

const QUIET_MS = 4000;

/** The card of one camera: stage, faces, latency and, where known, agreement. */
export class CameraView {
  #camera;
  #views = new Map();
  #canvas = element('canvas', { role: 'img', 'aria-label': 'Stage' });
  #stage = new Stage(this.#canvas);
  #frame = element('div', { class: 'stage' }, this.#canvas);
  #faces = element('div', { class: 'faces' });
  #state = element('p', { class: 'note number state' });
  #kind = element('span', { class: 'tag', hidden: '' }, 'generated faces');
  #picture = element('button', { type: 'button', class: 'button', hidden: '' }, 'Picture');
  #latency = new LatencyView();
  #agreement = new AgreementView();
  #bundle = element('p', { class: 'note bundle' });
  #preview;
  #wantsPicture = true;

  constructor(camera) {
    this.#camera = camera;
    this.#preview = new Preview(camera);
    this.#picture.addEventListener('click', () => {
      this.#wantsPicture = !this.#wantsPicture;
    });
    const title = element('a', { href: `?camera=${encodeURIComponent(camera.id)}` }, camera.id);
    this.node = element(
      'article',
      { class: 'camera', 'data-camera': camera.id, 'aria-label': `Camera ${camera.id}` },
      element(
        'header',
        {},
        element('h2', {}, title),
        this.#kind,
        this.#state,
        this.#picture,
      ),
      element(
        'div',
        { class: 'body' },
        element('div', { class: 'scene' }, this.#frame, this.#latency.node, this.#bundle),
        element('div', { class: 'side' }, this.#faces, this.#agreement.node),
      ),
    );
  }

  /** Every picture of the screen. */
  draw(now, elapsedMs) {
    const camera = this.#camera;
    this.moment = camera.advance(now, elapsedMs);
    const shown = camera.faces(this.moment).map(({ track, face }) => {
      const view = this.#view(track);
      view.move(face, elapsedMs);
      return { face, letter: track.letter, shares: view.shares, shown: view.shown };
    });
    const tracks = new Set(camera.faces(this.moment).map((entry) => entry.track));
    for (const [track, view] of this.#views) {
      if (tracks.has(track)) continue;
      view.node.remove();
      this.#views.delete(track);
    }
    this.#show(camera.preview && this.#wantsPicture);
    this.#stage.draw(camera, shown, this.#preview.running ? this.#preview.at(this.moment) : null);
    this.inView = shown.filter((entry) => entry.face.presence > 0.5);
  }

  /** A few times a second. */
  tell(now) {
    const camera = this.#camera;
    this.#frame.style.setProperty('--width', camera.width);
    this.#frame.style.setProperty('--height', camera.height);
    const quiet = now - camera.lastArrival > QUIET_MS;
    this.node.classList.toggle('quiet', quiet);
    write(this.#state, quiet ? this.#silence(now) : this.#counted(now));
    this.#kind.hidden = !camera.generated;
    this.#picture.hidden = !camera.preview;
    this.#picture.setAttribute('aria-pressed', String(this.#wantsPicture));
    this.#canvas.setAttribute('aria-label', `${camera.id}: ${this.summary()}`);
    this.#latency.show(camera);
    this.#agreement.show(camera.agreement);
    const { bundle } = camera;
    if (bundle) write(this.#bundle, `bundle ${bundle.name} ${bundle.version} · ${bundle.sha256.slice(0, 12)}`);
    for (const view of this.#views.values()) view.tell(this.moment);
  }

  /** In words, for those who listen to the page. */
  summary() {
    if (!this.inView || this.inView.length === 0) return 'no face';
    return this.inView.map(({ letter, shown }) => `${letter} ${nameOf(shown)}`).join(', ');
  }

  #counted(now) {
    const faces = this.inView?.length ?? 0;
    return `${faces} ${faces === 1 ? 'face ' : 'faces'}  ${rate(this.#camera.frameRate(now))} frames/s`;
  }

  #silence(now) {
    return `no face, last ${ago(now - this.#camera.lastArrival)}`;
  }

  #show(picture) {
    if (picture) this.#preview.start();
    else this.#preview.stop();
  }

  #view(track) {
    let view = this.#views.get(track);
    if (!view) {
      view = new FaceView(track);
      this.#views.set(track, view);
      this.#faces.append(view.node);
    }
    return view;
  }
}
