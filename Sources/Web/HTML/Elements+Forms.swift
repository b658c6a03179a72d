/// `<form>`: a form.
func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("form", attributes, content())
}

/// `<fieldset>`: a group of fields.
func fieldset(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("fieldset", attributes, content())
}

/// `<legend>`: the name of a group of fields.
func legend(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("legend", attributes, content())
}

/// `<label>`: the name of a field.
func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("label", attributes, content())
}

/// `<button>`: a button.
func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("button", attributes, content())
}

/// `<select>`: a choice from a list.
func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("select", attributes, content())
}

/// `<option>`: one of the choices.
func option(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("option", attributes, content())
}

/// `<optgroup>`: a named group of choices.
func optgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("optgroup", attributes, content())
}

/// `<textarea>`: a field of several lines.
func textarea(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("textarea", attributes, content())
}

/// `<output>`: a computed value.
func output(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("output", attributes, content())
}
