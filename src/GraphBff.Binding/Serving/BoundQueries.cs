using Google.Protobuf.Reflection;
using GraphBff.Binding.Methods;
using GraphBff.Binding.Plans;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Serving;

/// <summary>Declares the fields of reads.</summary>
internal sealed class BoundQueries(GraphScope scope)
{
    public void Declare(QueryType query, MethodPlan plan)
    {
        var field = plan.Field!;
        var declared = Unserved.IsConnection(field) ? Pages(query, plan.Method, field) : One(query, plan.Method, field);
        declared.Description(Comments.Of(plan.Method));
        if (plan.Method.GetOptions()?.Deprecated == true)
        {
            declared.Deprecated("Deprecated by the service.");
        }
    }

    // One object, a value, or a whole list. Equal requests of an operation share one call.
    private DeclaredField One(QueryType query, MethodDescriptor method, FieldPlan field)
    {
        var answer = field.Path is [] ? method.OutputType : field.Path is [.., { IsRepeated: false } last] ? last.MessageType : null;
        var node = answer is not null && field.Key.Count > 0 ? scope.Nodes.GetValueOrDefault(answer) : null;
        var step = Arguments(query.Step(field.Name, TypeText.Parse(field.Type)), field.Arguments);

        // With its id alone, a node is the one that edges and node(id:) lead to.
        if (node is not null && field.Arguments is [{ IsNode: true, Name: var id }])
        {
            return step.By(node.Loader, (_, context) => node.Key.Parse(context.Arguments.Get<string>(id), id));
        }

        var requests = new Requests(method.InputType, field.Arguments, node?.Key, scope.Inputs);
        if (method.IsServerStreaming)
        {
            var streamed = StreamLoader(method, field);
            return step.By<EncodedRequest>(
                operation => operation.Loader(streamed), (_, context) => requests.Of(context.Arguments));
        }

        var loader = Loader(method, field);
        return step.By<EncodedRequest>(
            operation => operation.Loader(loader), (_, context) => requests.Of(context.Arguments));
    }

    private DeclaredField Pages(QueryType query, MethodDescriptor method, FieldPlan field)
    {
        var pages = PageFields.Of(method)!;
        var list = field.Path[^1];
        ArgumentPlan[] arguments = [.. field.Arguments.Where(argument => argument.Path.Count > 0)];
        var requests = new Requests(method.InputType, arguments, node: null, scope.Inputs);
        var key = list.FieldType is FieldType.Message or FieldType.Group
            ? scope.Nodes.GetValueOrDefault(list.MessageType)?.Key : null;
        var items = scope.Answers.Of(method.OutputType, field.Path);
        var tokens = new PageTokens(method, pages, scope.Inputs);
        var declared = new DescribedPages(
            method.FullName,
            scope.ServiceOf(method),
            scope.MethodOf(method),
            tokens.Ask,
            response => (IReadOnlyList<object>)items(response)!,
            (response, page) => tokens.Next(response, page, ((IReadOnlyList<object>)items(response)!).Count),
            tokens.Total,
            item => ItemKeys.Of(item, key));
        var loader = new LoaderDeclaration<DescribedPageLoader>(method.Name, services => new DescribedPageLoader(services, declared));
        return Arguments(query.Connection(field.Name, field.Type), arguments)
            .Resolve((_, context) => context.Operation.Loader(loader).ReadAsync(context, requests.Of(context.Arguments)));
    }

    private LoaderDeclaration<DescribedGetLoader<EncodedRequest>> Loader(MethodDescriptor method, FieldPlan field)
    {
        var (service, called) = (scope.ServiceOf(method), scope.MethodOf(method));
        var answer = scope.Answers.Of(method.OutputType, field.Path);
        return new(
            method.Name,
            services => new DescribedGetLoader<EncodedRequest>(services, service, called, static request => request, answer));
    }

    private LoaderDeclaration<DescribedListLoader> StreamLoader(MethodDescriptor method, FieldPlan field)
    {
        var (service, called) = (scope.ServiceOf(method), scope.MethodOf(method));
        var answer = scope.Answers.Of(method.OutputType, field.Path);
        return new(method.Name, services => new DescribedListLoader(services, service, called, answer));
    }

    private static StepField<RootValue> Arguments(StepField<RootValue> step, IEnumerable<ArgumentPlan> arguments)
    {
        foreach (var argument in arguments)
        {
            step.Argument(argument.Name, TypeText.Parse(argument.Type), Comments.Of(argument));
        }

        return step;
    }
}
