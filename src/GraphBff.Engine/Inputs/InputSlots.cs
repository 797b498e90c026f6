using GraphQL.Types;

namespace GraphBff.Engine.Inputs;

/// <summary>The names, types and defaults of an input object's fields or of a field's arguments, by position.</summary>
internal sealed class InputSlots
{
    public static readonly InputSlots Empty = new([]);

    private readonly InputSlot[] _slots;

    private InputSlots(InputSlot[] slots)
    {
        _slots = slots;
    }

    public ReadOnlySpan<InputSlot> All => _slots;

    public static InputSlots Of(TypeFields fields)
        => new([.. fields.Select(field => InputSlot.Create(field.Name, field.ResolvedType!, field.DefaultValue))]);

    public static InputSlots Of(QueryArguments arguments)
        => new([.. arguments.Select(argument => InputSlot.Create(argument.Name, argument.ResolvedType!, argument.DefaultValue))]);

    /// <summary>The position of the name; -1 if there is none.</summary>
    public int IndexOf(string name)
    {
        for (var index = 0; index < _slots.Length; index++)
        {
            if (_slots[index].Name == name)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The position of the property name that the input is at; -1 if there is none.</summary>
    /// <param name="input">The input.</param>
    /// <param name="expected">Where to begin: most clients send fields in order.</param>
    public int IndexOf(ref JsonInput input, int expected)
    {
        for (var step = 0; step < _slots.Length; step++)
        {
            var index = expected + step < _slots.Length ? expected + step : expected + step - _slots.Length;
            if (input.IsName(_slots[index].Utf8Name))
            {
                return index;
            }
        }

        return -1;
    }
}
