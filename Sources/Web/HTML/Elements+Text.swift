/// `<div>`: a block without a meaning of its own.
func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("div", attributes, content())
}

/// `<span>`: a run of text without a meaning of its own.
func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("span", attributes, content())
}

/// `<p>`: a paragraph.
func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("p", attributes, content())
}

/// `<a>`: a link.
func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("a", attributes, content())
}

/// `<h1>`: the heading of the page.
func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("h1", attributes, content())
}

/// `<h2>`: a heading of the second level.
func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("h2", attributes, content())
}

/// `<h3>`: a heading of the third level.
func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("h3", attributes, content())
}

/// `<h4>`: a heading of the fourth level.
func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("h4", attributes, content())
}

/// `<strong>`: important text.
func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("strong", attributes, content())
}

/// `<em>`: stressed text.
func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("em", attributes, content())
}

/// `<small>`: a side remark.
func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("small", attributes, content())
}

/// `<code>`: a code or formula.
func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("code", attributes, content())
}

/// `<kbd>`: a key to press.
func kbd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("kbd", attributes, content())
}

/// `<sup>`: raised text.
func sup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("sup", attributes, content())
}

/// `<sub>`: lowered text.
func sub(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("sub", attributes, content())
}

/// `<ul>`: an unordered list.
func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("ul", attributes, content())
}

/// `<ol>`: an ordered list.
func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("ol", attributes, content())
}

/// `<li>`: an item of a list.
func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("li", attributes, content())
}

/// `<dl>`: a list of names and values.
func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("dl", attributes, content())
}

/// `<dt>`: a name in such a list.
func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("dt", attributes, content())
}

/// `<dd>`: a value in such a list.
func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("dd", attributes, content())
}

/// `<section>`: a part of the page with a heading.
func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("section", attributes, content())
}

/// `<article>`: a part that stands by itself.
func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("article", attributes, content())
}

/// `<aside>`: a part beside the main one.
func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("aside", attributes, content())
}

/// `<nav>`: a group of links to find one's way.
func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("nav", attributes, content())
}

/// `<header>`: the head of a part.
func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("header", attributes, content())
}

/// `<footer>`: the foot of a part.
func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("footer", attributes, content())
}

/// `<figure>`: a picture or table with a caption.
func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("figure", attributes, content())
}

/// `<figcaption>`: the caption of a figure.
func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("figcaption", attributes, content())
}

/// `<details>`: a part that opens on demand.
func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("details", attributes, content())
}

/// `<summary>`: the line that opens it.
func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("summary", attributes, content())
}

/// `<time>`: a day or time.
func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("time", attributes, content())
}

/// `<abbr>`: an abbreviation.
func abbr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("abbr", attributes, content())
}

/// `<mark>`: marked text.
func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("mark", attributes, content())
}

/// `<del>`: removed text.
func del(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("del", attributes, content())
}

/// `<ins>`: added text.
func ins(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("ins", attributes, content())
}

/// `<progress>`: how far a task has come.
func progress(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("progress", attributes, content())
}

/// `<pre>`: text with its own line breaks.
func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("pre", attributes, content())
}
