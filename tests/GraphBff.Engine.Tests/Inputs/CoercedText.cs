using System.Collections;
using System.Globalization;
using GraphBff.Engine.Inputs;

namespace GraphBff.Engine.Tests.Inputs;

/// <summary>
/// Coerced values as text that shows their .NET types: <c>3</c>, <c>3f</c>, <c>"s"</c>, <c>true</c>, <c>[1, null]</c>, <c>{b: 1}</c>.
/// </summary>
internal static class CoercedText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        int integer => integer.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        bool boolean => boolean ? "true" : "false",
        string text => $"\"{text}\"",
        InputObject input => $"{{{string.Join(", ", input.Type.Fields
            .Where(field => input.Has(field.Name))
            .Select(field => $"{field.Name}: {Of(input.TryGet(field.Name, out var given) ? given : null)}"))}}}",
        IDictionary<string, object?> fields => $"<{string.Join(", ", fields.Select(field => $"{field.Key}: {Of(field.Value)}"))}>",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        IFormattable other => $"{other.GetType().Name} {other.ToString(null, CultureInfo.InvariantCulture)}",
        _ => value.ToString()!,
    };
}
