/// `<br>`: a line break.
func br(_ attributes: Attribute...) -> HTML {
    HTML(void: "br", attributes)
}

/// `<hr>`: a change of subject.
func hr(_ attributes: Attribute...) -> HTML {
    HTML(void: "hr", attributes)
}

/// `<img>`: a picture.
func img(_ attributes: Attribute...) -> HTML {
    HTML(void: "img", attributes)
}

/// `<input>`: a field of one line.
func input(_ attributes: Attribute...) -> HTML {
    HTML(void: "input", attributes)
}
