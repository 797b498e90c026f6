using GraphBff.Binding.Methods;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Serving;

/// <summary>What is planned and not served. It is left out of the graph, and the explanation says so.</summary>
internal static class Unserved
{
    /// <summary>Why a method is left out; null if it is served, or not planned.</summary>
    public static string? Of(MethodPlan method) => method switch
    {
        { Field: null } => null,
        { Use: MethodUse.Query, Field: { } field } when IsConnection(field) && IsByNumber(method) => "pages by number",
        { Field.Key: { Count: > 0 } key } when key.Any(part => part.Held.Count == 0) => "a node whose answer does not hold its key",
        _ => null,
    };

    public static bool IsConnection(FieldPlan field) => field.Path is [.., { IsRepeated: true }] && !field.Type.StartsWith('[');

    // A page's number means another place for each size, and a cursor would lie.
    private static bool IsByNumber(MethodPlan method)
        => PageFields.Of(method.Method) is { Next: null, Position: [.., { Name: "page" or "page_number" }] };
}
