package typo

import "strings"

// Sound returns a key that words share when English speakers, and those who
// write pinyin by ear, would pronounce them much alike: vowels after the first
// letter are dropped, doubled letters are one, and letters of one sound share a
// sign. It is ours, coarser than Metaphone, and meant to be used with a limit
// on the distance.
func Sound(word string) string {
	var key [MaxRunes]byte
	n := 0
	for i := 0; i < len(word) && n < MaxRunes; {
		sign, used := sound(word[i:], i == 0)
		i += used
		if sign == 0 || n > 0 && key[n-1] == sign {
			continue
		}
		key[n] = sign
		n++
	}
	return string(key[:n])
}

// pairs are letters that make one sound together.
var pairs = map[string]byte{
	"sh": 'x', "zh": 'j', "ch": 'j', "ph": 'f', "gh": 'g', "ck": 'k', "qu": 'k', "ts": 's',
	"tz": 's', "kn": 'n', "wr": 'r', "ie": 'i', "ee": 'i', "ea": 'i', "hs": 'x', "sc": 's',
}

// sound returns the sign of the sound that rest begins with, 0 for a silent
// one, and how many letters it takes.
func sound(rest string, first bool) (byte, int) {
	if len(rest) >= 2 {
		if sign, ok := pairs[rest[:2]]; ok {
			if strings.IndexByte("aeiouy", sign) >= 0 && !first {
				return 0, 2
			}
			return sign, 2
		}
	}
	c := rest[0]
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w':
		if first {
			return c, 1
		}
		return 0, 1
	case 'c', 'q':
		return 'k', 1
	case 'z':
		return 's', 1
	case 'v':
		return 'f', 1
	case 'd':
		return 't', 1
	case 'b':
		return 'p', 1
	}
	return c, 1
}
