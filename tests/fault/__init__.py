"""The long campaign of faults: kills, power cuts, full disks, keys pulled out, bits flipped. See `campagne`."""
