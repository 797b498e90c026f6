using System.Diagnostics.CodeAnalysis;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// The coerced arguments of one field (GraphQL specification, 6.4.1 Coercing Field Arguments), with values as in <see cref="InputObject"/>.
/// The default value of this type has no arguments.
/// </summary>
public readonly struct Arguments
{
    private readonly InputSlots? _slots;
    private readonly object?[]? _values;

    internal Arguments(InputSlots slots, object?[] values)
    {
        _slots = slots;
        _values = values;
    }

    /// <summary>Whether the argument was given or has a default; its value may be null.</summary>
    public bool Has(string name) => Values.Has(name);

    /// <summary>The argument's value; false where it is absent.</summary>
    public bool TryGet(string name, out object? value) => Values.TryGet(name, out value);

    /// <summary>The argument's value.</summary>
    /// <exception cref="InvalidOperationException">It is absent, or not of this type.</exception>
    public T Get<T>(string name) => Values.Get<T>(name);

    /// <summary>The argument's value; the type's default where it is absent or null. Ask for <c>int?</c> to tell null from zero.</summary>
    /// <exception cref="InvalidOperationException">The value is not of this type.</exception>
    public T? Find<T>(string name) => Values.Find<T>(name);

    /// <summary>The argument's list; empty where it is absent or null.</summary>
    /// <exception cref="InvalidOperationException">It is no list, or an item is not of this type.</exception>
    public IReadOnlyList<T> List<T>(string name) => Values.List<T>(name);

    /// <summary>The argument's input object as its <see cref="InputType{T}"/> reads it.</summary>
    /// <exception cref="InvalidOperationException">It is absent or null, or its type reads to something else.</exception>
    public T Read<T>(string name) => Values.Read<T>(name);

    /// <summary>As <see cref="Read{T}"/>; false where the argument is absent or null.</summary>
    public bool TryRead<T>(string name, [MaybeNullWhen(false)] out T value) => Values.TryRead(name, out value);

    /// <summary>The argument's list of input objects as <see cref="InputType{T}"/> reads them; empty where absent or null.</summary>
    public IReadOnlyList<T> ReadList<T>(string name) => Values.ReadList<T>(name);

    private InputValues Values => new(_slots ?? InputSlots.Empty, _values ?? []);
}
