package facts

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// The languages that questions are understood in.
var (
	traditional = language.MustParse("zh-Hant")
	simplified  = language.MustParse("zh-Hans")
)

// sharedCharacters are Simplified forms that Traditional texts have as well, so
// that they say nothing of the script: those in Big5.
const sharedCharacters = "丑丰于云仆余佛佣俊僵冢冬凄准凌几凶出刮制千升卜占即卷厂只台吁吃合吊同后向吨呆周咨咸咽哄唇喂噪回困坏埼奸姜娘家局岩岳峰巨布帘席干并幸庄床庵" +
	"异弦彩征御志念恤愈愿戚扇才扎托扣折抬抵拐拼挂挨挲挽捆教斗旋旗既昆晒暗曲札朱朴杆杠杯杰松板柜查栖栗核梁棋棱檐欲污沄沈沾泄泛泞注洒洼涂涌淀游" +
	"溯漓灶炖熏狸玩璇瓮症痒痴痹皂真矩私秋篱粽糊糖系累羡群肮肴胄胡腊腌膻致舍芸苹范茧蒏蒙蓑蔂蔑虫虮虱蚕蚝蜡蝎表谷赶跖踊辟逾郁酸采里雇雕霉面飧"

// LanguageOf says which language a question is asked in: Chinese in Traditional
// or Simplified characters if it is for the larger part Chinese, and English
// otherwise: a Chinese name in an English question changes nothing. Characters that both scripts share decide nothing; a text of only
// such ones counts as Simplified.
func (t *Table) LanguageOf(question string) language.Tag {
	lex := t.index.reader.lex
	han, words, old, plain := 0, 0, 0, 0
	inWord := false
	for _, r := range question {
		if unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return language.English // Japanese and Korean have Han characters, too
		}
		if !unicode.Is(unicode.Han, r) {
			letter := unicode.IsLetter(r)
			if letter && !inWord && !unicode.IsUpper(r) { // names stay as they are in any language
				words++
			}
			inWord = letter
			continue
		}
		inWord = false
		han++
		switch {
		case strings.ContainsRune(sharedCharacters, r):
		case lex.Traditional(r):
			old++
		case lex.Simplified(r):
			plain++
		}
	}
	switch {
	case han == 0 || han < 2*words:
		return language.English
	case old > plain:
		return traditional
	}
	return simplified
}
