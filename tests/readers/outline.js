// The labels of a book's contents, a line each, as MuPDF has them: mutool run outline.js BOOK
var document = typeof Document.openDocument === "function"
    ? Document.openDocument(scriptArgs[0])
    : new Document(scriptArgs[0])
function labels(entries) {
    for (var i = 0; entries && i < entries.length; ++i) {
        print(entries[i].title)
        labels(entries[i].down)
    }
}
labels(document.loadOutline())
