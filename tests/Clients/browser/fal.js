// What a web page does with the published client of fal, from another origin than the server's.
// What it says goes back to the test. world: server, keyed, key.
export default async function (world, check) {
  const { createFalClient, ApiError, ValidationError } = window.client;
  const proxied = (base, credentials) => createFalClient({ credentials, suppressLocalCredentialsWarning: true, proxyUrl: { url: `${base}/fal/proxy`, when: "always" } });
  const fal = proxied(world.server, "local:key");
  const score = "sonilo/v1.1/video-to-music", music = "sonilo/v1.1/text-to-music";
  const second = { prompt: "calm piano", duration: 1 };
  const clip = await (await fetch("film.mp4")).blob();
  const fault = (work) => work.then(() => { throw new Error("It was not refused."); }, (error) => error);

  const updates = [];
  const { data, requestId } = await fal.subscribe(score, {
    input: { video_url: clip, prompt: "bright strings", seed: 7 }, logs: true, pollInterval: 50, onQueueUpdate: (update) => updates.push(update),
  });
  check("the request's id can be read", requestId.length === 36);
  check("the last update tells the end", updates.at(-1).status === "COMPLETED" && updates.at(-1).logs.length > 2);

  const sound = await fetch(data.audio.url, { headers: { Range: "bytes=4-7" } });
  check("the sound can be fetched in part", (await sound.text()) === "ftyp");
  check("what part it is can be read", sound.headers.get("content-range") === `bytes 4-7/${data.audio.file_size}`);

  const submitted = await fal.queue.submit(music, { input: second });
  check("a request waits or runs", ["IN_QUEUE", "IN_PROGRESS", "COMPLETED"].includes((await fal.queue.status(music, { requestId: submitted.request_id })).status));
  const news = await fal.queue.streamStatus(music, { requestId: submitted.request_id, logs: true });
  check("the news of a request end with it", (await news.done()).status === "COMPLETED");

  const stream = await fal.stream(music, { input: second });
  let events = 0;
  for await (const event of stream) if (event) events++;
  check("a stream brings news and then the result", events > 1 && (await stream.done()).audio.file_size > 1000);

  const wrong = await fault(fal.subscribe(score, { input: { num_samples: 9 } }));
  check("what is wrong with an input can be read", wrong instanceof ValidationError && wrong.status === 422 && wrong.body.detail[0].type === "missing");
  check("so can the id of what was refused", wrong.requestId?.length > 10);
  const locked = await fault(proxied(world.keyed, "a:b").queue.submit(music, { input: second }));
  check("a wrong key is told", locked instanceof ApiError && locked.status === 401);
  const open = await proxied(world.keyed, world.key).queue.submit(music, { input: second });
  check("a right key opens", open.status === "IN_QUEUE");

  const asked = await fetch(`${world.server}/fal/proxy`, { headers: { "x-fal-target-url": `https://queue.fal.run/${score.split("/").slice(0, 2).join("/")}/requests/${requestId}`, "x-fal-runner-hint": "any" } });
  check("units can be read", Number(asked.headers.get("x-fal-billable-units")) > 0);
  const elsewhere = await fetch(`${world.server}/fal/proxy`, { headers: { "x-fal-target-url": "https://example.com/" } });
  check("other hosts are refused in a way that can be read", elsewhere.status >= 400 && (await elsewhere.text()).length > 2);
}
