using GraphBff.Binding.Methods;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;

namespace GraphBff.Binding.Planning;

/// <summary>Makes fields of writes: one input, and a payload.</summary>
internal sealed class MutationPlanner(TypeCatalog types, RootNames names)
{
    private const string Operation = "google.longrunning.Operation";

    public MethodPlan Plan(ClassifiedMethod method)
    {
        var answer = Answer.One(method.Method, method.Class.Name);
        var isNothing = WellKnown.Of(answer.Message!) == WellKnown.Boolean;
        var input = types.Request(method.Method, method.Prefix);
        if (!isNothing)
        {
            types.Output(answer.Message!, method.Prefix);
        }

        return new MethodPlan(
            method.Method,
            MethodUse.Mutation,
            new FieldPlan(
                names.Take(method, Words.Camel(method.Method.Name)),
                input is null ? [] : [new ArgumentPlan("input", $"{input}!", [])],
                types.Payload(method.Method, method.Prefix),
                answer.Path,
                []),
            [.. Answers(method, answer, isNothing), .. Mask(method), method.Class.Why],
            []);
    }

    private IEnumerable<Reason> Answers(ClassifiedMethod method, Answer answer, bool isNothing)
    {
        if (method.Line?.Returns is { } returns)
        {
            yield return method.Method.Service.FindMethodByName(returns) is not null
                ? Reason.By(method.Line.Place, $"returns {returns}")
                : throw new BindingException($"{method.Line.Place}: {method.Method.Service.FullName} has no method {returns}.");
        }
        else if (isNothing)
        {
            yield return Reason.By(Convention.NoAnswer, "answers nothing");
        }
        else if (answer.Message!.FullName == Operation)
        {
            yield return Reason.By(Convention.Operation, "answers a long-running operation");
        }
        else
        {
            yield return Reason.By(Convention.Payload, $"answers {types.Output(answer.Message, method.Prefix)}");
        }
    }

    private static IEnumerable<Reason> Mask(ClassifiedMethod method)
        => method.Method.InputType.FindFieldByName("update_mask") is { } mask && mask.IsMask()
            ? [Reason.By(Convention.UpdateMask, "update_mask by the input's fields")]
            : [];
}
