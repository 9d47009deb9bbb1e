using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace StartupPlanner.Web.Documents;

/// <summary>Renders a view to text, outside any page.</summary>
public sealed class ViewRenderer(IRazorViewEngine views, ITempDataProvider tempData, IServiceProvider services)
{
    /// <param name="context">The request that the view is for; a document is for none.</param>
    public async Task<string> RenderAsync<TModel>(string path, TModel model, HttpContext? context = null)
    {
        var found = views.GetView(null, path, isMainPage: true);
        if (!found.Success) throw new InvalidOperationException($"No view {path}.");
        var http = context ?? new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        using var writer = new StringWriter();
        var data = new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, new TempDataDictionary(http, tempData), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
