using Microsoft.AspNetCore.Razor.TagHelpers;

namespace StartupPlanner.Web.TagHelpers;

/// <summary>An icon of the sheet in use: &lt;icon name="share" /&gt;. Decoration only; words stand beside it or in a label.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public string? Class { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Class is null ? "icon" : "icon " + Class);
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/dist/icons.svg#{Name}\"></use>");
    }
}
