using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Serving;

/// <summary>Descriptions from the comments of protos.</summary>
internal static class Comments
{
    /// <summary>The comment before a declaration, or behind it; null if it has none.</summary>
    public static string? Of(DescriptorDeclaration? declaration)
    {
        var text = declaration?.LeadingComments is { Length: > 0 } leading ? leading : declaration?.TrailingComments ?? "";
        var words = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return words.Length > 0 ? words : null;
    }

    /// <summary>The comment of a method, or else its name.</summary>
    public static string Of(MethodDescriptor method) => Of(method.Declaration) ?? $"{method.Service.Name}.{method.Name}.";

    public static string Of(ArgumentPlan argument)
        => (argument.Path is [.., var field] ? Of(field.Declaration) : null) ?? "A field of the request.";
}
