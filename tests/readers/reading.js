// What a test asks of a reader, whichever it is: `window.reader` is one of foliate.html or epubjs.html.
const settled = async doc => {
    await doc.fonts.ready
    await Promise.all([...doc.images].map(image => image.complete || new Promise(done => {
        image.onload = image.onerror = done
    })))
}

const apart = (first, second) => {
    if (!second) return null
    const [from, to] = [first, second].map(paragraph => paragraph.getClientRects()[0])
    return [to.left - from.left, to.top - from.top]
}

// What is wrong or strange with what is shown now. Colours are to be the reader's own, everywhere.
const look = async () => {
    const { doc, index } = window.reader.now()
    await settled(doc)
    const style = element => doc.defaultView.getComputedStyle(element)
    const own = style(doc.documentElement)
    const texts = [...doc.body.querySelectorAll('*')].filter(element => element.textContent.trim())
    const paragraph = doc.querySelector('p:not([class])')
    return {
        index,
        writing: style(doc.body).writingMode,
        error: Boolean(doc.querySelector('parsererror')),
        broken: [...doc.images].filter(image => !image.naturalWidth).map(image => image.src),
        fonts: [...doc.fonts].map(font => `${font.family}: ${font.status}`),
        strange: texts.filter(element => style(element).color !== own.color
            || !['rgba(0, 0, 0, 0)', 'transparent'].includes(style(element).backgroundColor))
            .map(element => element.outerHTML.slice(0, 80)),
        paragraph: paragraph && {
            family: style(paragraph).fontFamily,
            size: style(paragraph).fontSize,
            leading: style(paragraph).lineHeight,
        },
        large: [...doc.images].map(image => image.getBoundingClientRect())
            .filter(box => box.width > innerWidth + 1 || box.height > innerHeight + 1).length,
        // How far the second paragraph lies to the right of the first, and below it.
        step: apart(...[...doc.querySelectorAll('p:not([class])')].slice(0, 2)),
    }
}

window.walk = async most => {
    const seen = {}
    let turns = 0, still = 0
    while (turns < most && still < 3) {
        const found = await look()
        seen[found.index] ??= found
        const moved = await window.reader.next()
        turns += moved
        still = moved ? 0 : still + 1
        await new Promise(done => setTimeout(done, 15))
    }
    return { turns, seen: Object.values(seen) }
}

window.follow = async entries => {
    const reached = []
    for (const { href } of entries) reached.push(await window.reader.goTo(href))
    return reached
}

window.look = look
window.ready = true
