using System.Text;
using GraphQL.Types;

namespace GraphBff.Engine.Inputs;

/// <summary>One input field or argument.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Utf8Name">The name in UTF-8, as JSON has it.</param>
/// <param name="Coercer">Coercion to its type.</param>
/// <param name="Default">Its default in coerced form, or <see cref="Absent"/>.</param>
internal sealed record InputSlot(string Name, byte[] Utf8Name, InputCoercer Coercer, object? Default)
{
    public bool HasDefault => Default is not Absent;

    /// <summary>Whether the client must give it (GraphQL specification, 5.4.2.1 Required Arguments).</summary>
    public bool IsRequired => Coercer.IsNonNull && !HasDefault;

    public static InputSlot Create(string name, IGraphType type, object? defaultValue)
    {
        var coercer = Coercers.For(type);
        var coerced = defaultValue is null ? Absent.Value : coercer.FromClr(defaultValue);
        return new InputSlot(name, Encoding.UTF8.GetBytes(name), coercer, coerced);
    }
}
