-- Hands in music to be made, each request under the next of the keys given: wrk -s submit.lua URL -- KEY KEY …
local keys, turn = {}, 0
local body = '{"prompt": "A slow, dark piano piece that opens up when the sun rises over the hills.", "duration": 30}'

function init(args)
  keys = args
end

function request()
  turn = turn + 1
  return wrk.format("POST", nil, { ["Authorization"] = "Key " .. keys[turn % #keys + 1], ["Content-Type"] = "application/json" }, body)
end
