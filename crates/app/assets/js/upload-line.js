// The line a file goes over, in parts, and goes on after a break.
//
//   POST   {action}/uploads               { name, size, type, fingerprint }  →  { id, offset }; an unfinished upload with the same
//                                                                               fingerprint is found again
//   HEAD   {action}/uploads/{id}          →  Upload-Offset
//   PATCH  {action}/uploads/{id}          Upload-Offset, bytes  →  204 and the new Upload-Offset; 409 when the offset is another
//   POST   {action}/uploads/{id}/finish   →  200
const PART = 8 * 1000 * 1000;
const LONGEST_PAUSE = 30000;

// The same file again gives the same fingerprint, without reading it.
const fingerprint = (file) => `${file.name}:${file.size}:${file.lastModified}`;

// An answer that trying again will not change.
export class Refusal extends Error {}

export class UploadLine {
  #paused;
  #resume;
  #stopped = new AbortController();

  constructor(action, file, tell) {
    Object.assign(this, { action, file, tell, offset: 0, resumed: false });
  }

  async send() {
    await this.#begin();
    while (this.offset < this.file.size) {
      if (this.#paused) await this.#paused;
      await this.#part();
    }
    await this.#patiently(() => this.#ask(`/uploads/${this.id}/finish`, { method: "POST" }));
  }

  pause() {
    this.#paused ??= new Promise((resolve) => { this.#resume = resolve; });
  }

  goOn() {
    this.#resume?.();
    this.#paused = undefined;
  }

  stop() {
    this.#stopped.abort();
    this.goOn();
  }

  async #begin() {
    const { name, size, type } = this.file;
    const body = JSON.stringify({ name, size, type, fingerprint: fingerprint(this.file) });
    const headers = { "Content-Type": "application/json" };
    const answer = await this.#patiently(() => this.#ask("/uploads", { method: "POST", body, headers }));
    const { id, offset } = await answer.json();
    Object.assign(this, { id, offset, resumed: offset > 0 });
    this.tell("progress");
  }

  async #part() {
    const body = this.file.slice(this.offset, this.offset + PART);
    const answer = await this.#patiently(async () => {
      const headers = { "Upload-Offset": this.offset, "Content-Type": "application/octet-stream" };
      return this.#ask(`/uploads/${this.id}`, { method: "PATCH", body, headers });
    }, true);
    if (answer) this.offset = Number(answer.headers.get("Upload-Offset") ?? this.offset + body.size);
    this.tell("progress");
  }

  // Tries again with growing pauses. After a break in the middle of a part the server says how much has arrived.
  async #patiently(ask, middle = false) {
    for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await ask();
      } catch (error) {
        if (error instanceof Refusal || this.#stopped.signal.aborted) throw error;
        this.tell("trouble");
        await new Promise((resolve) => { setTimeout(resolve, pause); addEventListener("online", resolve, { once: true }); });
        if (middle && (await this.#catchUp())) return null;
      }
    }
  }

  // Asks where the server stands; whether that is another place than we thought.
  async #catchUp() {
    const before = this.offset;
    try {
      const answer = await this.#ask(`/uploads/${this.id}`, { method: "HEAD" });
      this.offset = Number(answer.headers.get("Upload-Offset"));
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
    return this.offset !== before;
  }

  async #ask(path, options) {
    const headers = { Accept: "application/json", ...options.headers };
    const answer = await fetch(this.action + path, { ...options, headers, signal: this.#stopped.signal });
    if (answer.ok) return answer;
    const again = answer.status >= 500 || [408, 409, 425, 429].includes(answer.status);
    if (again) throw new Error(answer.status);
    const problem = await answer.json().catch(() => ({}));
    throw new Refusal(problem.detail ?? "");
  }
}
