using Google.Protobuf.Reflection;
using GraphBff.Binding.Methods;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Edges;

/// <summary>
/// Finds the fields of requests and inputs that hold the keys of nodes. A client has a node's global id, so it gives that: the key of the
/// node that a method names (<c>DeleteBook</c>), the own key of a node that is written, and whatever would be an edge in a response.
/// </summary>
internal static class IdFinder
{
    public static ILookup<FieldDescriptor, TypePlan> Find(
        EdgeFinder finder, IEnumerable<MethodPlan> methods, IReadOnlyList<TypePlan> types, IReadOnlyList<EdgePlan> edges)
    {
        var named = edges.ToLookup(edge => edge.Field, edge => edge.Target);
        var served = methods.Where(method => method.Field is not null).ToList();
        var fields = served
            .SelectMany(method => method.Field!.Arguments)
            .Where(argument => argument is { Path.Count: > 0, IsNode: false })
            .Select(argument => argument.Path[^1])
            .Concat(types.Where(type => type.IsInput).SelectMany(type => type.Members).Select(member => member.Field))
            .Distinct()
            .ToList();
        var bySubject = served.SelectMany(method => OfSubject(method, finder)).ToLookup(found => found.Field, found => found.Node);
        return fields
            .SelectMany(field => bySubject[field]
                .Append(finder.KeyedBy(field))
                .Concat(named[field])
                .Append(finder.Named(field))
                .OfType<TypePlan>()
                .Distinct()
                .Select(node => (Field: field, Node: node)))
            .ToLookup(found => found.Field, found => found.Node);
    }

    private static IEnumerable<(FieldDescriptor Field, TypePlan Node)> OfSubject(MethodPlan method, EdgeFinder finder)
    {
        var noun = string.Join('_', MethodName.Of(method.Method).Noun);
        return from node in finder.NodesOf(noun)
               where node.Message.File.Package == method.Method.InputType.File.Package
               from field in method.Method.InputType.Fields.InFieldNumberOrder()
               where (field.Name == "id" || field.Name == node.Key[0].Asked[0].Name) && EdgeFinder.HasKeyOf(field, node)
               select (field, node);
    }
}
