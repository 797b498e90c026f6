using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs.Json;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// The JSON that is being coerced, and its errors so far. An error's path is built on the way out (<see cref="Within(int, string)"/>), so
/// that a valid request pays nothing for it.
/// </summary>
internal ref struct JsonInput(ReadOnlySpan<byte> json, int maxDepth)
{
    /// <summary>After this many errors the rest is not read.</summary>
    public const int MaxErrors = 10;

    public Utf8JsonReader Reader = new(json, new JsonReaderOptions { MaxDepth = maxDepth });

    private readonly ReadOnlySpan<byte> _json = json;

    public List<CoercionError>? Errors { get; private set; }

    public readonly int ErrorCount => Errors is null ? 0 : Errors.Count;

    public readonly bool Stopped => ErrorCount > MaxErrors;

    /// <summary>Where the current token begins, for <see cref="Fail"/>.</summary>
    public readonly int Position => (int)Reader.TokenStartIndex;

    /// <summary>Records an error in the value that begins at the position, and skips the current token's value.</summary>
    public void Fail(int position, string reason, string code = ErrorCodes.BadUserInput)
    {
        Add(code, JsonInspection.Print(_json[position..]), reason);

        // On a property's name this skips its value.
        Reader.Skip();
    }

    /// <summary>Records an error in a null that was already read.</summary>
    public void FailNull(string reason) => Add(ErrorCodes.BadUserInput, "null", reason);

    /// <summary>Records an error whose message is not about a part of the value.</summary>
    public void FailWhole(string message) => Add(ErrorCodes.BadUserInput, null, message);

    /// <summary>The current value as an error message shows it.</summary>
    public readonly string InspectCurrent() => JsonInspection.Print(_json[Position..]);

    /// <summary>Adds a field to the front of the paths of all errors from <paramref name="first"/> on.</summary>
    public readonly void Within(int first, string field) => Prefix(first, "." + field);

    /// <summary>Adds a list position to the front of the paths of all errors from <paramref name="first"/> on.</summary>
    public readonly void Within(int first, int index) => Prefix(first, $"[{index}]");

    /// <summary>Sets the variable of all errors from <paramref name="first"/> on.</summary>
    public readonly void Within(int first, VariableSlot variable)
    {
        for (var index = first; index < ErrorCount; index++)
        {
            Errors![index].Variable = variable;
        }
    }

    /// <summary>Removes the errors from <paramref name="first"/> on that lie below the field. In JSON, the last duplicate wins.</summary>
    public readonly void Forget(int first, string field)
    {
        for (var index = ErrorCount - 1; index >= first; index--)
        {
            if (Errors![index].IsBelow("." + field))
            {
                Errors.RemoveAt(index);
            }
        }
    }

    /// <summary>The current string or property name. A lone surrogate is an error; the result is then empty.</summary>
    public string ReadString()
    {
        if (!Reader.ValueIsEscaped || !JsonSurrogates.HasLone(Reader.ValueSpan))
        {
            return Reader.GetString()!;
        }

        Fail(Position, "String cannot represent a lone surrogate.");
        return "";
    }

    /// <summary>Whether the current string or property name equals a name of the schema, which is all ASCII.</summary>
    public readonly bool IsName(ReadOnlySpan<byte> name)
    {
        const int longestEscape = 6;
        if (!Reader.ValueIsEscaped)
        {
            return Reader.ValueSpan.SequenceEqual(name);
        }

        return Reader.ValueSpan.Length <= name.Length * longestEscape
            && !JsonSurrogates.HasLone(Reader.ValueSpan)
            && Reader.ValueTextEquals(name);
    }

    private void Add(string code, string? value, string reason)
    {
        // One error more than is reported shows that there were too many.
        if (!Stopped)
        {
            (Errors ??= []).Add(new CoercionError(code, value, reason));
        }
    }

    private readonly void Prefix(int first, string segment)
    {
        for (var index = first; index < ErrorCount; index++)
        {
            Errors![index].Prefix(segment);
        }
    }
}
