using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>The steps of one running operation, each at its index in the plan.</summary>
internal sealed class StepTable
{
    private readonly StepRun[] _runs;

    public StepTable(PlanRun operation, StepPlan[] steps, VariableValues variables)
    {
        Variables = variables;
        Account = operation.Account;
        _runs = steps.Length == 0 ? [] : new StepRun[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            _runs[i] = new StepRun(operation, steps[i]);
        }
    }

    public VariableValues Variables { get; }

    /// <summary>The items, bytes and errors that the operation may still use.</summary>
    public OperationAccount Account { get; }

    public StepRun this[int index] => _runs[index];

    public ReadOnlySpan<StepRun> All => _runs;

    /// <summary>Starts the steps that have parents.</summary>
    public void Start(StepPlan[] steps, StepScope scope, OperationContext context)
    {
        foreach (var plan in steps)
        {
            var step = _runs[plan.Index];
            if (step.Parents.Length == 0)
            {
                continue;
            }

            scope.Hold();
            Arguments arguments;
            try
            {
                arguments = plan.Arguments.Resolve(Variables);
            }
            catch (Exception exception)
            {
                step.Refuse(scope, exception);
                continue;
            }

            step.Start(scope, new FieldContext(arguments, plan.Selection, context));
        }
    }

    /// <summary>Ends the steps, each with the results that it has so far.</summary>
    public void Expire(GraphError missing)
    {
        foreach (var step in _runs)
        {
            step.Expire(missing);
        }
    }
}
