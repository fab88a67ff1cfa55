/** An event with its instants as milliseconds since 1970. */
function read(data) {
  const event = JSON.parse(data);
  event.capturedAt = Date.parse(event.capturedAt);
  event.processedAt = Date.parse(event.processedAt);
  return event;
}

/** The live connection: events in, connection state out. The browser reconnects by itself. */
export class Feed {
  #source = null;

  /**
   * @param cameras ids to listen to; empty for all
   * @param on callbacks: event(json), lost(count), state(name)
   */
  open(cameras, on) {
    const query = cameras.map((id) => `camera=${encodeURIComponent(id)}`).join('&');
    this.#source = new EventSource(`api/events${query ? `?${query}` : ''}`);
    on.state('connecting');
    this.#source.addEventListener('open', () => on.state('live'));
    this.#source.addEventListener('error', () => {
      const closed = this.#source.readyState === EventSource.CLOSED;
      on.state(closed ? 'refused' : 'connecting');
    });
    this.#source.addEventListener('emotion', (message) => on.event(read(message.data)));
    this.#source.addEventListener('lost', (message) => on.lost(JSON.parse(message.data).events));
    addEventListener('pagehide', () => this.#source.close());
  }
}
