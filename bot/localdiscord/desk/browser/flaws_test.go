package browser

// flaws is an expression: what keeps people from reading or using what the page
// shows. Text needs WCAG's contrast (4.5 to its ground, 3 if it is large), what is
// operated needs a name, and ids are there once.
const flaws = `(() => {
	const found = new Set();
	const brush = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
	const rgba = (color) => {
		brush.clearRect(0, 0, 1, 1);
		brush.fillStyle = color;
		brush.fillRect(0, 0, 1, 1);
		const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
		return [r, g, b, a / 255];
	};
	const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
	const ground = (node) => {
		const layers = [];
		for (let n = node; n; n = n.parentElement) layers.push(rgba(getComputedStyle(n).backgroundColor));
		return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
	};
	const light = (c) => {
		const [r, g, b] = c.map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const seen = (n) => n.checkVisibility({opacityProperty: true, visibilityProperty: true}) && n.getClientRects().length > 0 && !n.closest(".unseen, .skips, .spoiler, [disabled], .icon, .message-tools");
	const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let text = words.nextNode(); text; text = words.nextNode()) {
		const node = text.parentElement;
		if (!text.data.trim() || !seen(node)) continue;
		const style = getComputedStyle(node);
		const under = ground(node);
		const a = light(over(rgba(style.color), under)), b = light(under);
		const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		const size = parseFloat(style.fontSize);
		const least = size >= 24 || size >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5;
		if (contrast < least && !/^\p{Extended_Pictographic}+$/u.test(text.data.trim())) {
			found.add("contrast " + contrast.toFixed(2) + " of " + JSON.stringify(text.data.trim().slice(0, 40)) + " in ." + node.className);
		}
	}
	for (const node of document.querySelectorAll("button, a[href], input, textarea, select, [role=button], dialog, aside, nav")) {
		const name = node.getAttribute("aria-label") || node.innerText?.trim() || node.labels?.[0]?.innerText || document.getElementById(node.getAttribute("aria-labelledby"))?.innerText || node.querySelector("img[alt]")?.alt;
		if (!name && node.checkVisibility()) found.add("no name: " + node.outerHTML.slice(0, 120));
	}
	const ids = [...document.querySelectorAll("[id]")].map((n) => n.id);
	for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) found.add("twice: #" + id);
	return [...found];
})()`
