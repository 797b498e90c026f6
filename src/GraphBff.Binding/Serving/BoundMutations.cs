using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Types;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Errors;

namespace GraphBff.Binding.Serving;

/// <summary>Declares the fields of writes.</summary>
internal sealed class BoundMutations(GraphScope scope)
{
    private const string Input = "input";

    private static readonly DomainErrorMap Errors = new DomainErrorMap()
        .OnViolations(violations => new ValidationError(violations))
        .OnReason(failure => new RefusedError(GrpcStatusMap.Of(failure.Status).Message, failure.Reason));

    /// <summary>The payload's type.</summary>
    /// <exception cref="BindingException">What the options file says it returns cannot be read.</exception>
    public BoundPayloadType Payload(MethodPlan plan)
    {
        var field = plan.Field!;
        var (answer, path) = Answer(plan);
        if (answer is null)
        {
            return new BoundPayloadType(field.Type, field.Name, null, "");
        }

        var type = scope.NameOf(answer);
        var name = scope.TypeOf(answer) is null ? "value" : Words.Camel(Words.Snake(type));
        return new BoundPayloadType(field.Type, field.Name, name == "errors" ? "answer" : name, type);
    }

    /// <summary>The name of the type of the answer; null if there is none.</summary>
    public string? TypeOfAnswer(MethodPlan plan) => Answer(plan).Message is { } answer ? scope.NameOf(answer) : null;

    public void Declare(MutationType mutation, MethodPlan plan)
    {
        var (method, field) = (plan.Method, plan.Field!);
        var step = mutation.Step(field.Name, TypeText.Parse($"{field.Type}!"));
        foreach (var argument in field.Arguments)
        {
            step.Argument(argument.Name, TypeText.Parse(argument.Type), "What to write.");
        }

        var write = Write(plan);
        step.Resolve(async (_, context) => await write(context))
            .Description(Comments.Of(method));
    }

    private Func<FieldContext, Task<object?>> Write(MethodPlan plan)
    {
        var method = plan.Method;
        var (service, called) = (scope.ServiceOf(method), scope.MethodOf(method));
        var mask = UpdateMask.Of(method.InputType, scope.Plan);
        var returns = ReturnsOf(plan);
        var answer = Answer(plan).Message is null ? null
            : returns is { } read ? scope.Answers.Of(read.Method.OutputType, read.Field!.Path)
            : scope.Answers.Of(method.OutputType, plan.Field!.Path);
        return async context =>
        {
            var request = new MessageDraft(method.InputType);
            if (context.Arguments.Find<InputObject>(Input) is { } input)
            {
                scope.Inputs.Fill(request, input, [Input]);
                mask?.Complete(request, input);
            }

            var services = context.Operation.Services;
            var (reply, errors) = await Errors.RunAsync(
                service.Call(services, called, new EncodedRequest(request.ToBytes()), context.CallOptions()));
            if (reply is null || answer is null)
            {
                return new BoundPayload(null, errors);
            }

            if (returns is not null)
            {
                var asked = new EncodedRequest(Ask(returns.Method, request).ToBytes());
                reply = await service.Call(services, scope.MethodOf(returns.Method), asked, context.CallOptions());
            }

            return new BoundPayload(answer(reply.Root), errors);
        };
    }

    // What the payload holds, and where the response has it; null for nothing.
    private (MessageDescriptor? Message, IReadOnlyList<FieldDescriptor> Path) Answer(MethodPlan plan)
    {
        if (ReturnsOf(plan) is { } returns)
        {
            return (MessageOf(returns), returns.Field!.Path);
        }

        return plan.Reasons.Any(reason => reason.Convention == Convention.NoAnswer) ? (null, []) : (MessageOf(plan), plan.Field!.Path);
    }

    private MethodPlan? ReturnsOf(MethodPlan plan)
    {
        var service = scope.Plan.Services.Single(service => service.Service == plan.Method.Service);
        if (service.Line.Methods.GetValueOrDefault(plan.Method.Name) is not { Returns: { } name } line)
        {
            return null;
        }

        var returns = service.Methods.Single(method => method.Method.Name == name);
        if (returns is not { Use: MethodUse.Query, Field.Path: not [.., { IsRepeated: true }] })
        {
            throw new BindingException($"{line.Place}: {name} does not read one object, so {plan.Method.Name} cannot return it.");
        }

        foreach (var part in returns.Field!.Key.Select(part => part.Asked[0]).Where(part => Same(part, plan.Method.InputType) is null))
        {
            throw new BindingException(
                $"{line.Place}: {name} needs {part.Name}, which the request of {plan.Method.Name} does not have.");
        }

        return returns;
    }

    // The read's request has the fields that the write's has by the same names.
    private static MessageDraft Ask(MethodDescriptor read, MessageDraft write)
    {
        var request = new MessageDraft(read.InputType);
        foreach (var field in read.InputType.Fields.InFieldNumberOrder())
        {
            if (Same(field, write.Message) is { } same && write.Find(same) is { } value)
            {
                request.Set(field, value);
            }
        }

        return request;
    }

    private static FieldDescriptor? Same(FieldDescriptor field, MessageDescriptor message)
        => message.FindFieldByName(field.Name) is { } same
            && same.FieldType == field.FieldType
            && same.IsRepeated == field.IsRepeated
            && (!same.IsMessage() || same.MessageType == field.MessageType) ? same : null;

    private static MessageDescriptor MessageOf(MethodPlan plan)
        => plan.Field!.Path is [.., var last] ? last.MessageType : plan.Method.OutputType;
}
