using Google.Protobuf.Reflection;
using GraphBff.Binding.Methods;
using GraphBff.Binding.Plans;
using GraphBff.Engine.Batching;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Serving;

/// <summary>Makes the loaders of nodes: by the batch method of their service, or one by one.</summary>
internal static class BoundNodes
{
    public static void Add(GraphScope scope)
    {
        var methods = scope.Plan.Services.SelectMany(service => service.Methods).ToDictionary(method => method.Method);
        foreach (var type in scope.Plan.Types.Where(type => type.ReadBy is not null))
        {
            var read = methods[type.ReadBy!];
            if (read.Use == MethodUse.Query && Unserved.Of(read) is null)
            {
                var batch = methods.Values.FirstOrDefault(
                    method => method.Use == MethodUse.Loader
                        && method.Method.Service == read.Method.Service
                        && ListOf(method)?.MessageType == type.Message);
                scope.Nodes.Add(type.Message, Node(scope, type, read, batch));
            }
        }
    }

    private static BoundNode Node(GraphScope scope, TypePlan type, MethodPlan read, MethodPlan? batch)
    {
        var key = new NodeKey(type);
        var (service, get) = (scope.ServiceOf(read.Method), scope.MethodOf(read.Method));
        var answer = scope.Answers.Of(read.Method.OutputType, read.Field!.Path);
        if (batch is not null && KeysOf(batch.Method, type.Key[0].Asked[0]) is { } keys)
        {
            var items = scope.Answers.Items(ListOf(batch)!);
            var declared = new DescribedBatch(
                service,
                scope.MethodOf(batch.Method),
                get,
                ids => Batch(batch.Method.InputType, keys, ids),
                Request,
                response => (IReadOnlyList<object>)items(response),
                answer,
                value => key.Of((WireObject)value));
            var loader = new LoaderDeclaration<DescribedBatchLoader>(
                batch.Method.Name, services => new DescribedBatchLoader(services, declared));
            return new BoundNode(key, operation => operation.Loader(loader));
        }

        var single = new LoaderDeclaration<DescribedGetLoader<string>>(
            read.Method.Name, services => new DescribedGetLoader<string>(services, service, get, Request, answer));
        return new BoundNode(key, operation => operation.Loader(single));

        EncodedRequest Request(string id)
        {
            var request = new MessageDraft(read.Method.InputType);
            key.Ask(request, id);
            return new(request.ToBytes());
        }
    }

    // A text that is no key of this kind is left out, and so has no object.
    private static EncodedRequest Batch(MessageDescriptor message, FieldDescriptor keys, IReadOnlyList<string> ids)
    {
        var request = new MessageDraft(message);
        request.Set(keys, ids.Select(id => NodeKey.Value(keys, id)).OfType<object>().ToArray());
        return new(request.ToBytes());
    }

    private static FieldDescriptor? KeysOf(MethodDescriptor batch, FieldDescriptor key)
        => batch.InputType.Fields.InFieldNumberOrder().FirstOrDefault(field => field.IsRepeated && field.FieldType == key.FieldType);

    private static FieldDescriptor? ListOf(MethodPlan batch)
        => Answer.List(batch.Method, MethodName.Of(batch.Method), PageFields.Of(batch.Method), items: null)?.Path is [.., var list]
            && list.FieldType == FieldType.Message ? list : null;
}
