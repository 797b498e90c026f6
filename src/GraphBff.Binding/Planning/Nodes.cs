using Google.Protobuf.Reflection;
using GraphBff.Binding.Methods;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Planning;

/// <summary>
/// Which method reads a message by its key. The message's type is a node by that method. Of several, the simplest key wins, then the first
/// method.
/// </summary>
internal sealed class Nodes
{
    private readonly Dictionary<MessageDescriptor, ClassifiedMethod> _reads;

    public Nodes(IReadOnlyList<ClassifiedMethod> methods)
    {
        _reads = methods
            .Where(method => method.Class.Kind == MethodKind.Read && method.Shape is { } shape && (shape.HoldsKey || shape.IsNodeByLine))
            .OrderBy(Rank)
            .GroupBy(method => method.Shape!.Answer.Message!)
            .ToDictionary(reads => reads.Key, reads => reads.First());
        Batches = methods
            .Where(method => method.Class.Kind == MethodKind.Read && method.Class.Name.Verb == "batchget")
            .Select(batch => (Batch: batch, Read: ReadOf(batch)))
            .Where(pair => pair.Read is not null)
            .GroupBy(pair => pair.Read!)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First().Batch);
    }

    /// <summary>The batch method of a node's read.</summary>
    public IReadOnlyDictionary<ClassifiedMethod, ClassifiedMethod> Batches { get; }

    /// <summary>The key of each node, and the method that reads it.</summary>
    public IReadOnlyDictionary<MessageDescriptor, (IReadOnlyList<KeyPart> Key, MethodDescriptor ReadBy)> Keys
        => _reads.ToDictionary(read => read.Key, read => (read.Value.Shape!.Key, read.Value.Method));

    public bool IsNodeBy(ClassifiedMethod method)
        => method.Shape?.Answer.Message is { } message && _reads.GetValueOrDefault(message) == method;

    private ClassifiedMethod? ReadOf(ClassifiedMethod batch)
        => batch.Shape is { Answer: { IsList: true, Message: { } message }, Arguments: var asked }
            && _reads.GetValueOrDefault(message) is { Shape.Key: [{ Asked: [var key] }] } read
            && read.Method.Service == batch.Method.Service
            && asked.Any(field => field.IsRepeated && field.FieldType == key.FieldType)
            ? read
            : null;

    private static int Rank(ClassifiedMethod method) => method.Shape! switch
    {
        { IsNodeByLine: true } => 0,
        { Key: [{ Asked: [{ Name: "id" or "name" }] }] } => 1,
        { Key: [{ Asked: [var field], Held: [var held] }] } when held.Name == "id" || field.Name.EndsWith("_id", StringComparison.Ordinal)
            => 2,
        { Key.Count: 1 } => 3,
        _ => 4,
    };
}
