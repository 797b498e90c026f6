using System.Runtime.CompilerServices;
using GraphBff.Engine.Batching;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>A field with I/O that does not have its source yet.</summary>
/// <typeparam name="T">The class of the field's parents.</typeparam>
public sealed class StepField<T>
    where T : class
{
    private readonly FieldType _field;

    internal StepField(FieldType field) => _field = field;

    /// <summary>Adds an argument.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="defaultValue">Its default value; null for no default.</param>
    public StepField<T> Argument<TGraphType>(string name, string description, object? defaultValue = null)
        where TGraphType : IGraphType
    {
        FieldArguments.Add<TGraphType>(_field, name, description, defaultValue);
        return this;
    }

    /// <summary>As above, for a type that has only a name.</summary>
    public StepField<T> Argument(string name, IGraphType type, string description)
    {
        FieldArguments.Add(_field, name, type, description);
        return this;
    }

    /// <summary>Loads each parent's value by its key. If a parent's key is null or empty, its value is null.</summary>
    public DeclaredField By<TLoader>(Func<T, string?> key, [CallerArgumentExpression(nameof(key))] string reads = "")
        where TLoader : DataLoader, ILoader<string> => By<TLoader, string>((parent, _) => key(parent), reads);

    /// <summary>Loads each parent's value by a key that may depend on the arguments.</summary>
    public DeclaredField By<TLoader>(Func<T, FieldContext, string?> key, [CallerArgumentExpression(nameof(key))] string reads = "")
        where TLoader : DataLoader, ILoader<string> => By<TLoader, string>(key, reads);

    /// <summary>Loads each parent's value by a key that may depend on the arguments.</summary>
    public DeclaredField By<TLoader, TKey>(Func<T, FieldContext, TKey?> key, [CallerArgumentExpression(nameof(key))] string reads = "")
        where TLoader : DataLoader, ILoader<TKey>
        => From(new LoaderSource<T, TKey>(static operation => operation.Loader<TLoader>(), key), reads);

    /// <summary>Loads each parent's value by its key, with the loader that a function gives.</summary>
    public DeclaredField By<TKey>(Func<Operations.OperationContext, ILoader<TKey>> loader, Func<T, FieldContext, TKey?> key)
        => From(new LoaderSource<T, TKey>(loader, key), "");

    /// <summary>
    /// Resolves each parent's value with asynchronous code. Keys that it loads join the loaders' batches, across parents and fields.
    /// </summary>
    public DeclaredField Resolve(
        Func<T, FieldContext, ValueTask<object?>> resolve, [CallerArgumentExpression(nameof(resolve))] string reads = "")
        => From(new ResolverSource<T>(resolve), reads);

    /// <summary>
    /// Resolves the values of all parents at once, in the parents' order. A result is an object, null or the error of that parent.
    /// </summary>
    public DeclaredField ResolveAll(Func<IReadOnlyList<T>, FieldContext, ValueTask<IReadOnlyList<Result<object>>>> resolve)
        => From(new BatchSource<T>(resolve), "");

    private DeclaredField From(ValueSource source, string reads)
    {
        source.AttachTo(_field);
        MemberReads.Attach(_field, reads);
        return new DeclaredField(_field);
    }
}
