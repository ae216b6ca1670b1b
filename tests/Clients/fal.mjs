// Runs the published client of fal against a server here: node fal.mjs SCENARIO, with the world in the environment.
// CLIENTS: folder with node_modules. SPOKEN: a film in which someone speaks. SAVED: where what came of it goes. SERVER: works. IDLE: takes jobs and never begins them. KEYED, KEY: asks for a key.
import assert from "node:assert/strict";
import { File } from "node:buffer";
import crypto from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";

const require = createRequire(process.env.CLIENTS + "/");
const { createFalClient, ApiError, ValidationError } = require("@fal-ai/client");
const { SERVER, IDLE, KEYED, KEY, CLIP, SPOKEN, SAVED } = process.env;
const music = "sonilo/v1.1/text-to-music";
const score = "sonilo/v1.1/video-to-music";
const second = { prompt: "calm piano", duration: 1 };

const proxied = (base, credentials = "local:key") => createFalClient({ credentials, proxyUrl: { url: `${base}/fal/proxy`, when: "always" } });
const fal = proxied(SERVER ?? "");

const rooms = { "fal.run": "run", "queue.fal.run": "queue", "rest.fal.ai": "rest", "rest.alpha.fal.ai": "rest" };
const moved = (base, text) => {
  const url = new URL(text);
  return rooms[url.host] ? `${base}/fal/${rooms[url.host]}${url.pathname}${url.search}` : text;
};

const clip = (type = "video/mp4") => new Blob([fs.readFileSync(CLIP)], { type });
const refused = async (work, kind, status, type) => {
  const error = await work.then(() => assert.fail("It was not refused."), (fault) => fault);
  assert.ok(error instanceof kind, `${error}`);
  assert.equal(error.status, status);
  assert.ok(error.message.length > 10, error.message);
  if (type) assert.ok(error.body.detail.some((fault) => fault.type === type), JSON.stringify(error.body));
  return error;
};

async function checkFile(file, type) {
  assert.equal(file.content_type, type);
  assert.ok(file.file_name.length > 0 && file.file_size > 1000);
  const whole = await fetch(file.url);
  assert.equal(whole.headers.get("content-type"), type);
  assert.equal((await whole.arrayBuffer()).byteLength, file.file_size);
  const part = await fetch(file.url, { headers: { Range: "bytes=4-7" } });
  assert.equal(part.status, 206);
  assert.equal(await part.text(), "ftyp");
}

const scenarios = {
  // Each endpoint of effects, as its users call it.
  async effects() {
    const seen = await fal.run("fal-ai/mmaudio-v2", { input: { video_url: clip(), prompt: "footsteps on gravel", negative_prompt: "music", num_steps: 10, duration: 3, cfg_strength: 4.5, seed: 7, mask_away_clip: false } });
    assert.deepEqual(Object.keys(seen.data), ["video"]);
    await checkFile(seen.data.video, "video/mp4");
    fs.writeFileSync(SAVED, Buffer.from(await (await fetch(seen.data.video.url)).arrayBuffer()));

    const words = { prompt: "three slow knocks on a wooden door", duration: 4, seed: 9 };
    const heard = await fal.subscribe("fal-ai/mmaudio-v2/text-to-audio", { input: words });
    assert.deepEqual(Object.keys(heard.data), ["audio"]);
    assert.equal(heard.data.audio.content_type, "audio/wav");
    const bytes = async (data) => Buffer.from(await (await fetch(data.audio.url)).arrayBuffer());
    const again = await fal.run("fal-ai/mmaudio-v2/text-to-audio", { input: words });
    assert.ok((await bytes(heard.data)).equals(await bytes(again.data)));

    const thought = await fal.run("fal-ai/thinksound", { input: { video_url: clip() } });
    assert.deepEqual(Object.keys(thought.data), ["video", "prompt"]);
    assert.ok(thought.data.prompt.length > 0);
    const alone = await fal.run("fal-ai/thinksound/audio", { input: { video_url: clip(), prompt: "rain", num_inference_steps: 2, cfg_scale: 20 } });
    assert.equal(alone.data.prompt, "rain");
    assert.equal(alone.data.audio.content_type, "audio/wav");

    const missing = await refused(fal.run("fal-ai/mmaudio-v2", { input: { prompt: "rain" } }), ValidationError, 422, "missing");
    assert.ok(JSON.stringify(missing.body).includes("text-to-audio"));
    await refused(fal.run("fal-ai/mmaudio-v2/text-to-audio", { input: { prompt: "rain", num_steps: 51 } }), ValidationError, 422, "less_than_equal");
    await refused(fal.run("fal-ai/mmaudio-v2/text-to-audio", { input: { prompt: "rain", seed: 65_536 } }), ValidationError, 422, "less_than_equal");
    await refused(fal.run("fal-ai/thinksound", { input: { video_url: clip(), cfg_scale: 0 } }), ValidationError, 422, "greater_than_equal");
  },

  async subscribePolling() {
    const updates = [];
    let enqueued;
    const url = await fal.storage.upload(clip());
    const { data, requestId } = await fal.subscribe(score, {
      input: { video_url: url, prompt: "bright strings", seed: 7 }, logs: true, pollInterval: 50,
      onEnqueue: (id) => { enqueued = id; }, onQueueUpdate: (update) => updates.push(update),
    });
    assert.equal(requestId, enqueued);
    assert.match(requestId, /^[0-9a-f]{8}-[0-9a-f]{4}-/);
    assert.equal(data.audios.length, 1);
    assert.deepEqual(data.audio, data.audios[0]);
    await checkFile(data.audio, "audio/mp4");
    const last = updates.at(-1);
    assert.equal(last.status, "COMPLETED");
    assert.ok(last.metrics.inference_time > 0);
    assert.ok(last.logs.length > 2);
    for (const line of last.logs) assert.ok(line.message && line.level === "INFO" && line.source === "USER" && !Number.isNaN(Date.parse(line.timestamp)));
    for (const update of updates) assert.ok(["IN_QUEUE", "IN_PROGRESS", "COMPLETED"].includes(update.status));
  },

  async subscribeStreaming() {
    const updates = [];
    const { data, requestId } = await fal.subscribe(music, { input: second, mode: "streaming", logs: true, onQueueUpdate: (update) => updates.push(update) });
    await checkFile(data.audio, "audio/mp4");
    const polled = await fal.queue.status(music, { requestId, logs: true });
    assert.deepEqual(updates.at(-1).logs, polled.logs);
    assert.ok(polled.logs.length > 2);
  },

  async runWithBlobs() {
    const scored = await fal.run("sonilo/v1.1/video-to-video-music", { input: { video_url: clip(), prompt_influence: 1, nothing: [{ at: clip() }] } });
    await checkFile(scored.data.video, "video/mp4");
    assert.equal(scored.data.videos.length, 1);
    assert.ok(scored.requestId.length === 36);
    const takes = await fal.run(music, { input: { ...second, num_samples: 2 } });
    assert.equal(takes.data.audios.length, 2);
    assert.notEqual(takes.data.audios[0].url, takes.data.audios[1].url);
  },

  async keepsSpeech() {
    const spoken = new Blob([fs.readFileSync(SPOKEN)], { type: "video/mp4" });
    const { data } = await fal.subscribe("sonilo/v1.1/video-to-video-music", { input: { video_url: spoken, keep_speech_vocal: true, prompt_influence: 0.5, prompt: "calm piano", seed: 4 } });
    await checkFile(data.video, "video/mp4");
    fs.writeFileSync(SAVED, Buffer.from(await (await fetch(data.video.url)).arrayBuffer()));
  },

  async stream() {
    const stream = await fal.stream(music, { input: second });
    let events = 0;
    for await (const event of stream) { assert.ok(event.request_id || event.audio); events++; }
    assert.ok(events > 1);
    await checkFile((await stream.done()).audio, "audio/mp4");
  },

  async queueAndWebhook() {
    const got = new Promise((resolve) => {
      const hooks = http.createServer(async (request, response) => {
        const pieces = [];
        for await (const piece of request) pieces.push(piece);
        response.end("ok");
        hooks.close();
        resolve({ headers: request.headers, body: Buffer.concat(pieces) });
      }).listen(0, "127.0.0.1", async () => {
        const { request_id, status } = await fal.queue.submit(music, { input: second, webhookUrl: `http://127.0.0.1:${hooks.address().port}/hook?a=b`, priority: "low" });
        assert.equal(status, "IN_QUEUE");
        const news = await fal.queue.streamStatus(music, { requestId: request_id, logs: true });
        assert.equal((await news.done()).status, "COMPLETED");
        const { data } = await fal.queue.result(music, { requestId: request_id });
        await checkFile(data.audio, "audio/mp4");
        await refused(fal.queue.cancel(music, { requestId: request_id }), ApiError, 400);
      });
    });
    const { headers, body } = await got;
    const told = JSON.parse(body);
    assert.equal(told.status, "OK");
    assert.equal(told.request_id, headers["x-fal-webhook-request-id"]);
    await checkFile(told.payload.audio, "audio/mp4");
    const message = [headers["x-fal-webhook-request-id"], headers["x-fal-webhook-user-id"], headers["x-fal-webhook-timestamp"], crypto.createHash("sha256").update(body).digest("hex")].join("\n");
    assert.ok(Math.abs(Date.now() / 1000 - Number(headers["x-fal-webhook-timestamp"])) < 300);
    for (const address of ["/.well-known/jwks.json", "/fal/rest/.well-known/jwks.json"]) {
      const { keys } = await (await fetch(SERVER + address)).json();
      const signature = Buffer.from(headers["x-fal-webhook-signature"], "hex");
      assert.ok(keys.some((jwk) => crypto.verify(null, Buffer.from(message), crypto.createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x.replace("=", "") }, format: "jwk" }), signature)));
      assert.ok(!keys.some((jwk) => crypto.verify(null, Buffer.from(message + "x"), crypto.createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x.replace("=", "") }, format: "jwk" }), signature)));
    }
  },

  async cancelQueued() {
    const idle = proxied(IDLE);
    const { request_id: requestId } = await idle.queue.submit(music, { input: second });
    const waiting = await idle.queue.status(music, { requestId, logs: true });
    assert.equal(waiting.status, "IN_QUEUE");
    assert.ok(waiting.queue_position >= 0 && Array.isArray(waiting.logs));
    await refused(idle.queue.result(music, { requestId }), ApiError, 400);
    await idle.queue.cancel(music, { requestId });
    const over = await idle.queue.status(music, { requestId });
    assert.equal(over.status, "COMPLETED");
    assert.equal(over.error_type, "client_cancelled");
    await refused(idle.queue.result(music, { requestId }), ApiError, 499);
  },

  async cancelRunning() {
    const { request_id: requestId } = await fal.queue.submit(music, { input: { prompt: "orchestra", duration: 600, num_samples: 3 } });
    const news = await fal.queue.streamStatus(music, { requestId });
    let isAsked = false;
    for await (const update of news) {
      if (update.status !== "IN_PROGRESS" || isAsked) continue;
      isAsked = true;
      await fal.queue.cancel(music, { requestId });
    }
    const over = await fal.queue.status(music, { requestId });
    assert.equal(over.status, "COMPLETED");
    assert.equal(over.error_type, "client_cancelled");
  },

  async errors() {
    const wrong = await refused(fal.subscribe(score, { input: { num_samples: 9, start_offset: "soon" } }), ValidationError, 422, "missing");
    assert.deepEqual(wrong.fieldErrors.map((fault) => fault.type), ["missing", "less_than_equal", "float_parsing"]);
    assert.deepEqual(wrong.fieldErrors[1].ctx, { le: 3 });
    assert.deepEqual(wrong.getFieldErrors("num_samples").length, 1);
    assert.match(wrong.message, /video_url: Field required.*text-to-music/);
    assert.ok(wrong.requestId);
    const buffer = await refused(fal.run(score, { input: { video_url: Buffer.from("abc") } }), ValidationError, 422, "string_type");
    assert.match(buffer.message, /Buffer/);
    await refused(fal.run("mirelo-ai/sfx-v1.5/video-to-audio", { input: {} }), ValidationError, 422, "feature_not_supported");
    await refused(fal.run("sonilo/v1.1/video-to-video-music", { input: { video_url: "http://x.test/a.mp4", keep_speech_vocal: "perhaps", prompt_influence: 2 } }), ValidationError, 422, "bool_parsing");
    await refused(fal.run("nobody/nothing", { input: {} }), ApiError, 404);
    await refused(fal.subscribe(score, { input: { video_url: "data:video/mp4;base64,%%" } }), ValidationError, 422, "file_download_error");
    await refused(fal.subscribe(score, { input: { video_url: new Blob(["no video at all"]) } }), ValidationError, 422, "unsupported_video_format");
    const short = await refused(fal.subscribe(score, { input: { video_url: clip(), start_offset: 1, duration: 30 } }), ValidationError, 422, "video_duration_too_short");
    assert.deepEqual(short.fieldErrors[0].ctx, { min_duration: 31, provided_duration: 3 });
    assert.deepEqual(short.fieldErrors[0].loc, ["body", "video_url"]);
    await refused(fal.queue.status(music, { requestId: crypto.randomUUID() }), ApiError, 404);
  },

  async startDeadlineIsNotTriedAgain() {
    let sent = 0;
    const idle = createFalClient({ credentials: "local:key", fetch: (url, init) => { sent++; return fetch(moved(IDLE, url), init); } });
    const late = await refused(idle.run(music, { input: second, startTimeout: 1.01 }), ApiError, 504);
    assert.equal(late.isUserTimeout, true);
    assert.equal(late.body.error_type, "startup_timeout");
    assert.equal(sent, 1);
  },

  async upload() {
    const idle = proxied(IDLE);
    const bytes = Buffer.alloc(91 * 1024 * 1024, "cuewright");
    fs.readFileSync(CLIP).copy(bytes);
    const address = await idle.storage.upload(new File([bytes], "largé film.mp4", { type: "video/mp4" }));
    const kept = await fetch(address);
    assert.equal(kept.headers.get("content-type"), "video/mp4");
    const hash = crypto.createHash("sha256");
    for await (const piece of kept.body) hash.update(piece);
    assert.equal(hash.digest("hex"), crypto.createHash("sha256").update(bytes).digest("hex"));
    const small = await fetch(await idle.storage.upload(new Blob(["x".repeat(1024)], { type: "text/html" }), { lifecycle: { expiresIn: "1h" } }));
    assert.equal((await small.text()).length, 1024);
    assert.equal(small.headers.get("content-type"), "application/octet-stream");
  },

  async otherRecipes() {
    const middleware = createFalClient({ credentials: "local:key", requestMiddleware: async (request) => ({ ...request, url: moved(SERVER, request.url) }) });
    const custom = createFalClient({ credentials: "local:key", fetch: (url, init) => fetch(moved(SERVER, url), init) });
    for (const client of [middleware, custom]) {
      const { data } = await client.subscribe(music, { input: second, pollInterval: 50 });
      await checkFile(data.audio, "audio/mp4");
      assert.ok((await client.storage.upload(clip())).endsWith(".mp4"));
    }
  },

  async keys() {
    const error = await refused(proxied(KEYED, "").queue.submit(music, { input: second }), ApiError, 401);
    assert.equal(error.message, "Authorization header is required");
    await refused(proxied(KEYED, "a:b").queue.submit(music, { input: second }), ApiError, 401);
    const keyed = createFalClient({ credentials: KEY, fetch: (url, init) => fetch(moved(KEYED, url), init) });
    const stream = await keyed.stream(music, { input: second, connectionMode: "client" });
    await checkFile((await stream.done()).audio, "audio/mp4");
    assert.ok(await keyed.storage.upload(clip()));
    await refused(keyed.subscribe(score, { input: { video_url: "http://127.0.0.1:9/a.mp4" } }), ValidationError, 422, "file_download_error");
  },
};

await scenarios[process.argv[2]]();
