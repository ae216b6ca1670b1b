-- Asks how jobs stand, one after another: wrk -s status.lua URL -- KEY PATH KEY PATH …
local asked, turn = {}, 0

function init(args)
  for i = 1, #args, 2 do
    asked[#asked + 1] = wrk.format("GET", args[i + 1], { ["Authorization"] = "Key " .. args[i] })
  end
end

function request()
  turn = turn + 1
  return asked[turn % #asked + 1]
end
