// What a web page does with the API of ElevenLabs, from another origin than the server's. world: keyed, key.
export default async function (world, check) {
  const send = (path, key, init) => fetch(`${world.keyed}/elevenlabs/v1/${path}`, { method: "POST", ...init, headers: { "xi-api-key": key, ...init.headers } });
  const json = (body) => ({ body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });

  const music = await send("music?output_format=wav_44100", world.key, json({ prompt: "calm piano", music_length_ms: 3000 }));
  const sound = new DataView(await music.arrayBuffer());
  check("music comes", music.status === 200 && sound.getUint32(0) === 0x52494646); // RIFF
  check("whose it is can be read", music.headers.get("song-id")?.length === 36 && music.headers.get("request-id")?.length > 10);
  const context = new AudioContext();
  const decoded = await context.decodeAudioData(sound.buffer);
  check("the browser can play it", Math.abs(decoded.duration - 3) < 0.05);

  const form = new FormData();
  form.append("videos", await (await fetch("film.mp4")).blob(), "film.mp4");
  const scored = await send("music/video-to-music", world.key, { body: form });
  check("a film is scored", scored.status === 200 && scored.headers.get("content-type") === "audio/mpeg" && (await scored.blob()).size > 10000);

  const wrong = await send("music", world.key, json({ prompt: "calm piano", music_length_ms: "long" }));
  check("what is wrong can be read", wrong.status === 422 && (await wrong.json()).detail[0].loc.includes("music_length_ms"));
  const locked = await send("music", "sk_wrong", json({ prompt: "calm piano" }));
  check("a wrong key is told", locked.status === 401 && (await locked.json()).detail.message.length > 5);
}
