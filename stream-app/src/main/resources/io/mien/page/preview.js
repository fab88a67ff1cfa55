const PAUSE_MS = 50;
const RETRY_MS = 2000;
const KEPT = 40;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The pictures of one camera while somebody looks, each with the moment it was taken. */
export class Preview {
  #camera;
  #pictures = [];
  #running = false;

  constructor(camera) {
    this.#camera = camera;
  }

  get running() {
    return this.#running;
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    this.#loop();
  }

  stop() {
    this.#running = false;
    for (const { bitmap } of this.#pictures.splice(0)) bitmap.close();
  }

  /** The newest picture taken at that moment or before; null when there is none. */
  at(moment) {
    const pictures = this.#pictures;
    while (pictures.length > 1 && pictures[1].at <= moment) {
      pictures.shift().bitmap.close();
    }
    return pictures.length > 0 && pictures[0].at <= moment ? pictures[0].bitmap : null;
  }

  async #loop() {
    let tag = '';
    while (this.#running) {
      if (document.hidden) {
        await pause(RETRY_MS);
        continue;
      }
      try {
        const answer = await fetch(`api/cameras/${encodeURIComponent(this.#camera.id)}/frame?after=${tag}`);
        if (answer.status === 404) {
          this.#camera.preview = false;
          this.stop();
          return;
        }
        if (answer.ok && answer.status !== 204) {
          tag = answer.headers.get('Mien-Frame');
          const at = Number(answer.headers.get('Mien-Captured-At'));
          const bitmap = await createImageBitmap(await answer.blob());
          if (this.#running) this.#pictures.push({ at, bitmap });
          else bitmap.close();
          while (this.#pictures.length > KEPT) this.#pictures.shift().bitmap.close();
        }
        await pause(PAUSE_MS);
      } catch {
        // The connection lamp tells that the server is away; the picture comes back with it.
        await pause(RETRY_MS);
      }
    }
  }
}
